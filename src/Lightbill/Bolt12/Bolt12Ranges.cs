namespace Lightbill.Bolt12;

/// <summary>Which numbers of fields belong where: BOLT 12 gives each message a range of its own and a billion beside it for experiments.</summary>
internal static class Bolt12Ranges
{
    private const ulong Experiments = 1_000_000_000;

    /// <summary>May a message of this kind hold the field? An invoice may hold any; in an error the ranges mean nothing.</summary>
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
    public static bool IsSignature(ulong number) => number is >= 240 and <= 1000;
}
