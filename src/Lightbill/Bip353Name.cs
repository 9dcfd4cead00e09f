using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

/// <summary>
/// A name of BIP 353, <c>₿user@domain</c>: the DNS is asked, with DNSSEC, for a <c>bitcoin:</c> URI. Only the sign before it tells it from a Lightning
/// Address; without the sign it is read as a <see cref="LightningAddress"/> that carries this name too.
/// </summary>
public sealed partial class Bip353Name : NeedsLookup
{
    internal const string KindName = "bip353-name";

    /// <summary>The sign in front, U+20BF.</summary>
    public const char Sign = '₿';

    private Bip353Name(string user, string domain)
        : base(KindName) => (User, Domain) = (user, domain);

    /// <summary>The part before @, as written.</summary>
    public string User { get; }

    /// <summary>The part after @, as written. The DNS ignores the case of ASCII letters.</summary>
    public string Domain { get; }

    /// <summary>What the DNS is asked for, with the dot of the root.</summary>
    public string DnsName => $"{User}.user._bitcoin-payment.{Domain}.";

    /// <summary>With the sign, as the BIP demands of whoever shows it.</summary>
    public override string ToString() => $"{Sign}{User}@{Domain}";

    private protected override object Identity => DnsName.ToLowerInvariant();

    internal static Bip353Name? Read(Region region, InstructionFindings findings)
    {
        if (FindProblem(region.Body, out Bip353Name? name) is { } problem) findings.Report(FindingRules.NameInvalid, FindingSeverity.Error, region, 0, problem);
        return name;
    }

    /// <summary>The problem in words, or null and the name.</summary>
    internal static string? FindProblem(string text, out Bip353Name? name)
    {
        name = null;
        string bare = text.TrimStart(Sign);
        string[] parts = bare.Split('@');
        if (parts.Length != 2) return "there must be one @";
        if (!bare.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@'))
            return "letters, digits and - _ . are allowed only; letters of other scripts are written as xn--…";
        var candidate = new Bip353Name(parts[0], parts[1]);
        if (bare.Split('@', '.').Any(label => label.Length is 0 or > 63)) return "each part between dots has 1 to 63 characters";
        // On the wire each label has a byte of length, and the root another: one more than the text with its last dot.
        if (candidate.DnsName.Length + 1 > 255) return "the name is longer than the DNS allows";
        name = candidate;
        return null;
    }
}
