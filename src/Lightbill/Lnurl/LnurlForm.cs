namespace Lightbill;

/// <summary>How an LNURL was written.</summary>
public enum LnurlForm
{
    /// <summary>As bech32, <c>lnurl1…</c> (LUD-01).</summary>
    Bech32,

    /// <summary>With a scheme of its own, <c>lnurlp://…</c> (LUD-17).</summary>
    Scheme,

    /// <summary>As the web address itself.</summary>
    Url,
}
