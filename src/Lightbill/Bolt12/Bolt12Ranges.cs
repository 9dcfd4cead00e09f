namespace Lightbill.Bolt12;

/// <summary>Which numbers of fields belong where: BOLT 12 gives each message a range of its own and a billion beside it for experiments.</summary>
internal static class Bolt12Ranges
{
    private const ulong Experiments = 1_000_000_000;
    private const ulong FirstSignature = 240;

    /// <summary>May a message of this kind hold the field? An invoice may hold any, and so may a proof that shows it; in an error the ranges mean nothing.</summary>
    public static bool IsAllowed(Bolt12Kind kind, ulong number) => kind switch
    {
        Bolt12Kind.Offer => IsOffer(number),
        Bolt12Kind.InvoiceRequest => IsMirrored(number) || IsSignature(number),
        _ => true,
    };

    /// <summary>What the writer of an offer may set, and a request copies.</summary>
    public static bool IsOffer(ulong number) => number is (>= 1 and <= 79) or (>= Experiments and < 2 * Experiments);

    /// <summary>What a request holds and the invoice that answers it copies.</summary>
    public static bool IsMirrored(ulong number) => number is <= 159 or (>= Experiments and < 3 * Experiments);

    /// <summary>Signatures, which are left out of the merkle tree.</summary>
    public static bool IsSignature(ulong number) => number is >= FirstSignature and <= 1000;

    /// <summary>What a payer proof says of itself, which is no part of the invoice (BOLT 12, Payer Proofs).</summary>
    public static bool IsOfProof(ulong number) => number is > 1000 and < Experiments;

    /// <summary>A field of an invoice that is under its signature.</summary>
    public static bool IsSignedInInvoice(ulong number) => !IsSignature(number) && !IsOfProof(number);

    /// <summary>What may mark the place of a hidden field: 1 to 239, or 1000000000 to 3999999999. Number 0 is hidden in every proof and needs no mark.</summary>
    public static bool IsMarker(ulong number) => number is (>= 1 and < FirstSignature) or (>= Experiments and < 4 * Experiments);

    /// <summary>The mark of the first hidden field behind a field or another mark: one more, leaping over what is not signed in an invoice. For 0 and what can be a mark.</summary>
    public static ulong NextMarker(ulong number) => number == FirstSignature - 1 ? Experiments : number + 1;
}
