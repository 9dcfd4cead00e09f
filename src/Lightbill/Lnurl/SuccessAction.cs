using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using Lightbill.Findings;

namespace Lightbill.Lnurls;

/// <summary>What a service wants shown after the payment (LUD-09, LUD-10): a <see cref="MessageAction"/>, <see cref="UrlAction"/> or <see cref="AesAction"/>. Immutable.</summary>
public abstract class SuccessAction
{
    private protected SuccessAction()
    {
    }

    /// <summary>The kind, as the protocol spells it.</summary>
    public abstract string Tag { get; }

    internal static SuccessAction? Read(JsonElement element, Uri callback, MessageReader reader)
    {
        if (element.ValueKind != JsonValueKind.Object) return Refused("it is no object", reader);
        return Text(element, "tag") switch
        {
            "message" => ReadMessage(element, reader),
            "url" => ReadUrl(element, callback, reader),
            "aes" => ReadAes(element, reader),
            null => Refused("it has no tag", reader),
            _ => Refused("its tag is not known", reader),
        };
    }

    private static SuccessAction? ReadMessage(JsonElement element, MessageReader reader) => Text(element, "message") is { } message
        ? new MessageAction(Shown(message, reader))
        : Refused("it has no message", reader);

    private static SuccessAction? ReadUrl(JsonElement element, Uri callback, MessageReader reader)
    {
        if (Text(element, "url") is not { } text || !LnurlUri.TryRead(text, out Uri? url)) return Refused("its url is no web address", reader);
        if (LnurlUri.DomainOf(url) != LnurlUri.DomainOf(callback))
        {
            reader.Error(FindingRules.LnurlSuccessUrl);
            return null;
        }
        if (!LnurlUri.IsProtected(url)) return Refused("its url is http without TLS", reader);
        return new UrlAction(Shown(Text(element, "description") ?? "", reader), url);
    }

    private static SuccessAction? ReadAes(JsonElement element, MessageReader reader)
    {
        string? ciphertext = Text(element, "ciphertext");
        string? iv = Text(element, "iv");
        if (ciphertext is null || ciphertext.Length > LnurlLimits.MaxCiphertextLength || !Base64.IsValid(ciphertext)) return Refused("its ciphertext is not base64 of at most 4 kB", reader);
        if (iv is not { Length: 24 } || !Base64.IsValid(iv)) return Refused("its iv is not 24 characters of base64", reader);
        return new AesAction(Shown(Text(element, "description") ?? "", reader), ciphertext, iv);
    }

    private static SuccessAction? Refused(string why, MessageReader reader)
    {
        reader.Error(FindingRules.LnurlSuccessAction, why);
        return null;
    }

    private static UntrustedText Shown(string text, MessageReader reader)
    {
        if (text.Length > LnurlLimits.MaxSuccessTextLength) reader.Warn(FindingRules.LnurlSuccessText);
        return new(text);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}

/// <summary>A text to show.</summary>
public sealed class MessageAction : SuccessAction
{
    internal MessageAction(UntrustedText message) => Message = message;

    /// <inheritdoc/>
    public override string Tag => "message";

    /// <summary>The text.</summary>
    public UntrustedText Message { get; }
}

/// <summary>A page to offer; it is on the service's domain. Never opened by itself.</summary>
public sealed class UrlAction : SuccessAction
{
    internal UrlAction(UntrustedText description, Uri url) => (Description, Url) = (description, url);

    /// <inheritdoc/>
    public override string Tag => "url";

    /// <summary>What the page is.</summary>
    public UntrustedText Description { get; }

    /// <summary>The page.</summary>
    public Uri Url { get; }
}

/// <summary>A secret that the preimage of the payment decrypts (LUD-10): AES-256 in CBC mode with PKCS 7 padding.</summary>
public sealed class AesAction : SuccessAction
{
    private readonly string _ciphertext;
    private readonly string _iv;

    /// <summary>From its parts; nothing is checked before <see cref="TryDecrypt"/>.</summary>
    /// <param name="description">What the secret is.</param>
    /// <param name="ciphertext">Base64.</param>
    /// <param name="iv">The initialisation vector: 16 bytes in base64.</param>
    public AesAction(UntrustedText description, string ciphertext, string iv) => (Description, _ciphertext, _iv) = (description, ciphertext, iv);

    /// <inheritdoc/>
    public override string Tag => "aes";

    /// <summary>What the secret is.</summary>
    public UntrustedText Description { get; }

    /// <summary>
    /// Decrypts with the preimage. It never throws on what the service sent: by now the payment is settled, and a bad secret does not undo it. The mode has no
    /// authentication, so a wrong preimage can, rarely, give garbage instead of a failure.
    /// </summary>
    /// <param name="preimage">The preimage of the payment.</param>
    /// <param name="secret">The text, to be shown with care.</param>
    /// <param name="problem">What is wrong, a warning.</param>
    public bool TryDecrypt(PaymentPreimage preimage, [NotNullWhen(true)] out UntrustedText? secret, [NotNullWhen(false)] out Finding? problem)
    {
        secret = null;
        problem = null;
        Span<byte> iv = stackalloc byte[16];
        Span<byte> key = stackalloc byte[PaymentPreimage.Size];
        byte[] ciphertext = new byte[LnurlLimits.MaxCiphertextLength];
        if (_iv.Length != 24 || !Convert.TryFromBase64String(_iv, iv, out int ivLength) || ivLength != 16) return Failed("the iv is not 16 bytes", out problem);
        if (!Convert.TryFromBase64String(_ciphertext, ciphertext, out int length)) return Failed("the ciphertext is not base64 of at most 4 kB", out problem);
        if (length == 0 || length % 16 != 0) return Failed("the ciphertext is not whole blocks of 16 bytes", out problem);
        byte[] plaintext = new byte[length];
        try
        {
            preimage.ExportTo(key);
            using var aes = Aes.Create();
            aes.SetKey(key);
            if (!aes.TryDecryptCbc(ciphertext.AsSpan(0, length), iv, plaintext, out int written)) return Failed("the padding is wrong", out problem);
            if (!Utf8.IsValid(plaintext.AsSpan(0, written))) return Failed("the result is not text", out problem);
            secret = new(System.Text.Encoding.UTF8.GetString(plaintext, 0, written));
            return true;
        }
        catch (CryptographicException)
        {
            return Failed("the padding is wrong", out problem);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    private static bool Failed(string why, out Finding problem)
    {
        problem = Finding.Of(FindingRules.LnurlDecryption, FindingSeverity.Warning, why);
        return false;
    }
}
