using Lightbill.Encoding;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

/// <summary>An address of the chain: pay-to-public-key-hash, pay-to-script-hash, segwit of every version.</summary>
public sealed partial class OnChainAddress : PaymentInstruction
{
    internal const string KindName = "bitcoin-address";

    private OnChainAddress(IReadOnlyList<FallbackAddress> candidates)
        : base(KindName) => Candidates = candidates;

    /// <summary>An address of a known network.</summary>
    /// <exception cref="ArgumentException">A version without a text.</exception>
    public OnChainAddress(FallbackAddress address)
        : this(address.Address is null ? throw new ArgumentException("The address has no text.", nameof(address)) : [address])
    {
    }

    /// <summary>
    /// The address, once for each network that it can belong to: testnet and signet share all their addresses, and regtest those of base58. Never empty.
    /// </summary>
    public IReadOnlyList<FallbackAddress> Candidates { get; }

    /// <summary>The first of them.</summary>
    public FallbackAddress Address => Candidates[0];

    /// <inheritdoc/>
    public override IReadOnlyList<BitcoinNetwork> Networks => [.. Candidates.Select(candidate => candidate.Network)];

    /// <inheritdoc/>
    public override bool IgnoresCase => Address.Version <= 16;

    // One text has one set of networks; one that a caller ties to a single network is not the same.
    private protected override object Identity => (Address, string.Join(',', Networks));

    /// <summary>The address.</summary>
    public override string ToString() => Address.Address!;

    internal static bool LooksLikeOne(string text) =>
        NetworkInfo.All.Any(info => text.StartsWith(info.SegwitPrefix + "1", StringComparison.OrdinalIgnoreCase))
        || (text.Length is >= 26 and <= 35 && text[0] is '1' or '3' or 'm' or 'n' or '2' && text.All(char.IsAsciiLetterOrDigit));

    internal static OnChainAddress? Read(Region region, InstructionFindings findings)
    {
        FallbackAddress[] candidates = [.. NetworkInfo.All
            .Select(info => FallbackAddress.TryParse(region.Body, info.Network, out FallbackAddress? address) ? address : null)
            .OfType<FallbackAddress>()];
        if (candidates.Length == 0)
        {
            findings.Report(FindingRules.AddressInvalid, FindingSeverity.Error, region);
            return null;
        }
        if (candidates[0] is { Version: 1, Program.Length: not 32 and var length })
            findings.Report(FindingRules.FallbackTaprootLength, FindingSeverity.Warning, region, length);
        return new(candidates);
    }
}
