using System.Text.Json.Serialization;
using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Lnurls;

/// <summary>What a sign-in is for (LUD-04).</summary>
public enum LoginAction
{
    /// <summary>Not said.</summary>
    Unspecified,

    /// <summary>A new account.</summary>
    Register,

    /// <summary>An existing account.</summary>
    Login,

    /// <summary>This key is added to an account.</summary>
    Link,

    /// <summary>Something that needs consent, without an account.</summary>
    Auth,
}

/// <summary>
/// A request to sign in with a key made for the service's domain (LUD-04). It stands wholly in its address, which must not be fetched before it is signed.
/// Show <see cref="LnurlRequest.Domain"/> to the user first. Immutable.
/// </summary>
public sealed class LoginRequest : LnurlRequest
{
    /// <summary><c>login</c></summary>
    public const string TagName = "login";

    private readonly byte[] _k1;

    private LoginRequest(Uri source, IReadOnlyList<Finding> findings, byte[] k1, LoginAction action)
        : base(source, findings) => (_k1, Action) = (k1, action);

    /// <inheritdoc/>
    public override string Tag => TagName;

    /// <summary>The challenge, 32 bytes.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> K1 => _k1;

    /// <summary>What the service wants it for.</summary>
    public LoginAction Action { get; }

    /// <summary>
    /// Reads the address. It may lack the tag: with the scheme keyauth the scheme says it (LUD-17). <see cref="Lnurl.Login"/> rests on the same reading.
    /// </summary>
    public static LnurlReading<LoginRequest> Read(Uri url)
    {
        List<Finding> findings = [];
        if (LnurlUri.Parameter(url, "tag") is not (null or TagName)) findings.Add(Finding.Of(FindingRules.LnurlUnknownTag, FindingSeverity.Error));
        byte[]? k1 = LnurlUri.Parameter(url, "k1") is { } text ? Hex.TryDecode(text) : null;
        if (k1 is not { Length: 32 }) findings.Add(Finding.Of(FindingRules.LnurlK1, FindingSeverity.Error));
        LoginAction action = LnurlUri.Parameter(url, "action") switch
        {
            null or "" => LoginAction.Unspecified,
            "register" => LoginAction.Register,
            "login" => LoginAction.Login,
            "link" => LoginAction.Link,
            "auth" => LoginAction.Auth,
            _ => Unknown(findings),
        };
        return new(findings.Exists(static finding => finding.Severity == FindingSeverity.Error) ? null : new(url, findings, k1!, action), findings);
    }

    /// <summary>Signs the challenge.</summary>
    /// <param name="linkingKey">The key for this domain, see <see cref="LinkingKey"/>.</param>
    public LoginSignature Sign(PrivateKey linkingKey) => LoginSignature.Sign(_k1, linkingKey);

    /// <summary>The address that signs in.</summary>
    public Uri SignInUrl(LoginSignature signature) => LnurlUri.Append(Source, ("sig", signature.Der), ("key", signature.PublicKey.ToString(null, null)));

    private static LoginAction Unknown(List<Finding> findings)
    {
        findings.Add(Finding.Of(FindingRules.LnurlLoginAction, FindingSeverity.Warning));
        return LoginAction.Unspecified;
    }
}
