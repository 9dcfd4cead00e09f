using System.Globalization;
using System.Text;

namespace Lightbill.Instructions;

/// <summary>
/// An http or https address cut into its parts: just as much as is needed to know what would be contacted. Kept as written, since every rewriting is a
/// chance to contact somebody else.
/// </summary>
internal sealed class WebUrl
{
    private WebUrl(string text, bool isHttps, string host, string port, string path)
    {
        (Text, IsHttps, Host, Port, Path) = (text, isHttps, host, port, path);
    }

    public string Text { get; }

    public bool IsHttps { get; }

    /// <summary>As written.</summary>
    public string Host { get; }

    /// <summary><c>:8443</c>, or empty.</summary>
    public string Port { get; }

    /// <summary>What follows host and port: path, query, fragment.</summary>
    public string Path { get; }

    public bool IsOnion => Host.EndsWith(".onion", StringComparison.OrdinalIgnoreCase);

    public bool HasAsciiHost => Ascii.IsValid(Host);

    /// <summary>The part after ? and before #, without them.</summary>
    public string Query
    {
        get
        {
            int end = Path.IndexOf('#', StringComparison.Ordinal);
            string before = end < 0 ? Path : Path[..end];
            int start = before.IndexOf('?', StringComparison.Ordinal);
            return start < 0 ? "" : before[(start + 1)..];
        }
    }

    /// <summary>The parameters of the query, decoded as browsers do (a + is a space), in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> QueryParameters() => [.. Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(one =>
    {
        int equals = one.IndexOf('=', StringComparison.Ordinal);
        return new KeyValuePair<string, string>(Decode(equals < 0 ? one : one[..equals]), equals < 0 ? "" : Decode(one[(equals + 1)..]));
    })];

    /// <summary>Reads an address; the problem in words, or null.</summary>
    public static string? Read(string text, out WebUrl? url)
    {
        url = null;
        bool isHttps = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (!isHttps && !text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) return "it is not https, nor http for a .onion host";
        if (!IsPlain(text))
            return "it holds white space, a backslash or hidden characters";
        int start = isHttps ? 8 : 7;
        int end = text.AsSpan(start).IndexOfAny('/', '?', '#');
        end = end < 0 ? text.Length : start + end;
        string authority = text[start..end];
        if (authority.Contains('@', StringComparison.Ordinal)) return "a user name stands before the host";
        int colon = authority.EndsWith(']') ? -1 : authority.LastIndexOf(':');
        string host = colon < 0 ? authority : authority[..colon];
        string port = colon < 0 ? "" : authority[colon..];
        if (port.Length > 0 && !IsPort(port.AsSpan(1))) return "its port is no number from 1 to 65535";
        if (!IsHost(host)) return "it has no proper host";
        url = new(text, isHttps, host, port, text[end..]);
        return isHttps || url.IsOnion ? null : "it is http without encryption, which only .onion hosts may use";
    }

    /// <summary>Has the text neither white space nor backslashes nor hidden characters, which readers of addresses take for different things?</summary>
    public static bool IsPlain(string text) => !text.Contains('\\', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace) && UntrustedText.IndexOfHidden(text) < 0;

    public static bool IsPort(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 5 && !text.ContainsAnyExceptInRange('0', '9')
        && int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) is > 0 and <= 65535;

    /// <summary>A name of labels (letters of any script, digits, hyphens, underscores), an IPv4 address, or an IPv6 address in brackets.</summary>
    public static bool IsHost(string host)
    {
        if (host.Length is 0 or > 253) return false;
        if (host.StartsWith('[')) return host.EndsWith(']') && System.Net.IPAddress.TryParse(host.AsSpan(1, host.Length - 2), out _);
        return host.TrimEnd('.').Split('.').All(label => label.Length is > 0 and <= 63 && label.EnumerateRunes().All(IsHostRune));
    }

    private static bool IsHostRune(Rune rune) => rune.IsAscii
        ? rune.Value is '-' or '_' || char.IsAsciiLetterOrDigit((char)rune.Value)
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Decode(string text) => Region.Of(text.Replace('+', ' ')).PercentDecode(out _).Body;
}
