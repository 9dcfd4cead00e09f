using Lightbill.Bolt12;

namespace Lightbill.Cli.Checking;

/// <summary>What <c>check</c> is to find out beside form, signature, expiry and payability: only what is set is asked.</summary>
internal sealed record CheckQuestions
{
    public required DateTimeOffset Time { get; init; }

    public BitcoinNetwork? Network { get; init; }

    public MilliSatoshi? Amount { get; init; }

    public PublicKey? Payee { get; init; }

    public TimeSpan? MinTimeLeft { get; init; }

    /// <summary>How many items are bought of an offer.</summary>
    public ulong? Quantity { get; init; }

    /// <summary>The offer or request of BOLT 12 that it should answer, or the invoice that a proof should be about.</summary>
    public Bolt12Document? Answers { get; init; }

    /// <summary>What the payer should have said in a proof.</summary>
    public string? Note { get; init; }

    public PaymentHash? PaidWith { get; init; }

    /// <summary>The hash of the description that is expected, be it in the invoice as text or as hash.</summary>
    public DescriptionHash? Description { get; init; }
}
