using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Lightbill.Lnurls;

/// <summary>The web addresses of LNURL: reading them, adding parameters, taking parameters out.</summary>
public static class LnurlUri
{
    /// <summary>Reads an absolute address of http or https without name and password, of at most 4096 characters.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        if (text.Length > LnurlLimits.MaxUrlLength || !Uri.TryCreate(text, UriKind.Absolute, out Uri? read)) return false;
        if (read.Scheme is not ("http" or "https") || read.UserInfo.Length > 0 || !HasUsableHost(read)) return false;
        url = read;
        return true;
    }

    /// <summary>Is there a host, and one that can go over the wire? Names of other scripts may break the rules of punycode, which shows only here.</summary>
    public static bool HasUsableHost(Uri url)
    {
        try
        {
            return url.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    /// <summary>https; or http to a hidden service, whose transport protects by itself; or http to this machine.</summary>
    public static bool IsProtected(Uri url) => url.Scheme == Uri.UriSchemeHttps || IsOnion(url) || IsLoopback(url);

    /// <summary>Is this a hidden service of Tor?</summary>
    public static bool IsOnion(Uri url) => DomainOf(url).EndsWith(".onion", StringComparison.Ordinal);

    /// <summary>Does the address name this machine, by number or as localhost?</summary>
    public static bool IsLoopback(Uri url)
    {
        string host = DomainOf(url);
        return host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal)
            || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
    }

    /// <summary>The domain as it goes over the wire: lower case, punycode, without a trailing dot. What LUD-05 and LUD-09 compare and hash.</summary>
    public static string DomainOf(Uri url) => (HasUsableHost(url) ? url.IdnHost : url.Host).TrimEnd('.').ToLowerInvariant();

    /// <summary>Adds parameters and keeps what is there; the values are percent-encoded. A fragment is dropped: it never reaches a service.</summary>
    public static Uri Append(Uri url, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        string text = url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        foreach ((string name, string value) in parameters)
        {
            // Only the first question mark opens the query; a later one belongs to a value, and needs the & after it. Before it, an & belongs to the path.
            int query = text.IndexOf('?', StringComparison.Ordinal);
            char joint = query < 0 ? '?' : '&';
            bool joined = query == text.Length - 1 || (query >= 0 && text.EndsWith('&'));
            text = $"{text}{(joined ? "" : joint)}{name}={Uri.EscapeDataString(value)}";
        }
        return new(text);
    }

    /// <summary>The first parameter of that name, name and value decoded as services do: a plus sign is a space. Null when there is none.</summary>
    public static string? Parameter(Uri url, string name) => ParameterOf(url.Query.StartsWith('?') ? url.Query[1..] : url.Query, name);

    /// <summary>The same of a query without its question mark.</summary>
    internal static string? ParameterOf(string query, string name)
    {
        foreach (string pair in query.Split('&'))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals >= 0 && Decode(pair[..equals]) == name) return Decode(pair[(equals + 1)..]);
        }
        return null;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
