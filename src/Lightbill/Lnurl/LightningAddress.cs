using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

/// <summary>
/// A Lightning Address, <c>user@domain</c> (LUD-16): the service of the domain is asked for an invoice. The same text may also be a name of BIP 353, which is
/// then to be looked up first; <see cref="DnsName"/> says where. Capital letters are taken as small ones; a <c>+tag</c> is kept and sent to the service,
/// since several services understand it; a port is kept too. Both are remarked on.
/// </summary>
public sealed partial class LightningAddress : NeedsLookup
{
    internal const string KindName = "lightning-address";

    private LightningAddress(string user, string domain, Bip353Name? dnsName)
        : base(KindName) => (User, Domain, Name) = (user, domain, dnsName);

    /// <summary>The part before @, in lower case.</summary>
    public string User { get; }

    /// <summary>The part after @, in lower case; a port included.</summary>
    public string Domain { get; }

    /// <summary>The same as a name of BIP 353; null when it cannot be one.</summary>
    public Bip353Name? Name { get; }

    /// <summary>Where the name would be looked up in the DNS; null when it cannot be one of BIP 353.</summary>
    public string? DnsName => Name?.DnsName;

    /// <summary>The address of the service, https, or http for .onion.</summary>
    public string Url
    {
        get
        {
            string host = Domain.Split(':')[0];
            return $"{(host.EndsWith(".onion", StringComparison.Ordinal) ? "http" : "https")}://{Domain}/.well-known/lnurlp/{User}";
        }
    }

    /// <summary>The same as an LNURL of the tag payRequest.</summary>
    public Lnurl ToLnurl() => Lnurl.Parse($"lnurlp://{Domain}/.well-known/lnurlp/{User}");

    private protected override object Identity => (User, Domain);

    /// <summary><c>user@domain</c></summary>
    public override string ToString() => $"{User}@{Domain}";

    internal static LightningAddress? Read(Region region, InstructionFindings findings)
    {
        string text = region.Body;
        int at = text.IndexOf('@', StringComparison.Ordinal);
        (string user, string domain) = (text[..at].ToLowerInvariant(), text[(at + 1)..].ToLowerInvariant());
        int colon = domain.LastIndexOf(':');
        string host = colon < 0 ? domain : domain[..colon];
        string? problem = FindProblem(user, host);
        if (problem is null && colon >= 0 && !WebUrl.IsPort(domain.AsSpan(colon + 1))) problem = "its port is no number from 1 to 65535";
        if (problem is not null)
        {
            findings.Report(FindingRules.NameInvalid, FindingSeverity.Error, region, 0, problem);
            return null;
        }
        if (text.Any(char.IsAsciiLetterUpper)) findings.Report(FindingRules.NameCase, FindingSeverity.Info, region);
        if (user.IndexOf('+', StringComparison.Ordinal) is >= 0 and int plus) findings.Report(FindingRules.NameTag, FindingSeverity.Info, region, plus, at - plus);
        if (colon >= 0)
        {
            // On this machine (RFC 6761, 6.3) a port is what one expects.
            FindingSeverity severity = host.EndsWith(".localhost", StringComparison.Ordinal) ? FindingSeverity.Info : FindingSeverity.Warning;
            findings.Report(FindingRules.NamePort, severity, region, at + 1 + colon, domain.Length - colon);
        }
        return new(user, domain, Bip353Name.FindProblem(text, out Bip353Name? name) is null ? name : null);
    }

    private static string? FindProblem(string user, string host)
    {
        if (user.Length is 0 or > 64) return "the user before @ has no letter or more than 64";
        if (!user.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.' or '+')) return "the user may have letters, digits, and - _ . only";
        if (!System.Text.Ascii.IsValid(host)) return "the domain has letters outside ASCII; its ASCII form (xn--…) is needed, since letters of other scripts look alike";
        if (host.StartsWith('[') || host.EndsWith('.') || !WebUrl.IsHost(host)) return "the domain is none";
        int dot = host.LastIndexOf('.');
        return dot < 0 || char.IsAsciiDigit(host[dot + 1]) ? "the domain has no ending such as .com" : null;
    }
}
