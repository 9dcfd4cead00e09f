using System.Buffers;
using System.Text;
using Lightbill.Encoding;

namespace Lightbill.Instructions;

/// <summary>
/// Recognises what must never be pasted anywhere: private keys, seed words, credentials of wallets. Looks at every word of the text, since a secret in a
/// sentence is as bad as one alone. Errs on the side of silence: what looks like a secret is not repeated.
/// </summary>
internal static class SecretScan
{
    /// <summary>BIP 39 has 12 to 24 words; this many in a row are no accident (docs/adr/0015).</summary>
    private const int SeedWords = 12;

    // The shortest macaroon there is has more: a version, a location, an identifier, a signature of 32 bytes.
    private const int MinMacaroonDigits = 80;

    private static readonly (string Start, string Name)[] Starts =
    [
        ("nsec1", "a Nostr private key"), ("ncryptsec1", "an encrypted Nostr private key"),
        ("xprv", ExtendedKey), ("yprv", ExtendedKey), ("zprv", ExtendedKey), ("tprv", ExtendedKey), ("uprv", ExtendedKey), ("vprv", ExtendedKey),
    ];

    /// <summary>What words are made of; everything else stands between them.</summary>
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly string[] WalletConnections = ["nostr+walletconnect:", "nostrwalletconnect:"];

    private const string ExtendedKey = "an extended private key";

    private static readonly Lazy<HashSet<string>> Words = new(ReadWords);

    /// <summary>What kind of secret is in the text, in words; null when there is none.</summary>
    public static string? Find(string text)
    {
        // Invisible characters inside a secret, or percent signs between its words, do not make it less of one.
        string visible = Visible(text);
        return Scan(visible).FirstOrDefault().Name ?? (visible.Contains('%', StringComparison.Ordinal) ? Scan(Region.Of(visible).PercentDecode(out _).Body).FirstOrDefault().Name : null);
    }

    /// <summary>
    /// Does the text hold 64 or 128 hexadecimal digits in a row, as private keys and seeds have, but payment hashes too? Only a text that is nothing else is
    /// suspected for that.
    /// </summary>
    public static bool HasBareHex(string text) => WordsOf(text).Any(word => IsBareHex(text.AsSpan(word.Start, word.Length)));

    /// <summary>A message with every secret in it left out: what was given in the wrong place may be one.</summary>
    /// <param name="text">A message.</param>
    /// <param name="hidesHex">Leave out bare hexadecimal digits too? Not from what the program itself has to say, such as a hash to sign.</param>
    public static string Hide(string text, bool hidesHex = true)
    {
        IEnumerable<(int Start, int Length, string Name)> hex = WordsOf(text).Where(word => hidesHex && IsBareHex(text.AsSpan(word.Start, word.Length))).Select(word => (word.Start, word.Length, "64 digits"));
        (int Start, int Length, string Name)[] found = [.. Scan(text).Concat(hex).OrderBy(one => one.Start)];
        // Something between the characters keeps us from saying where it is.
        if (found.Length == 0) return Find(text) is { } name ? $"({name})" : text;
        var shown = new StringBuilder();
        int end = 0;
        foreach ((int start, int length, string name) in found)
        {
            if (start < end) continue;
            shown.Append(text, end, start - end).Append('(').Append(name).Append(')');
            end = start + length;
        }
        return shown.Append(text, end, text.Length - end).ToString();
    }

    private static string Visible(string text) =>
        text.EnumerateRunes().Any(IsHidden) ? string.Concat(text.EnumerateRunes().Where(rune => !IsHidden(rune))) : text;

    private static IEnumerable<(int Start, int Length, string Name)> Scan(string text)
    {
        foreach (string start in WalletConnections)
            for (int at = 0, end; (at = text.IndexOf(start, at, StringComparison.OrdinalIgnoreCase)) >= 0; at = end)
            {
                end = EndOfConnection(text, at);
                yield return (at, end - at, "a wallet connection");
            }
        int seedWords = 0;
        int seedStart = 0;
        foreach ((int start, int length) in WordsOf(text))
        {
            if (NameOf(text.AsSpan(start, length)) is { } name)
            {
                yield return (start, length, name);
                seedWords = 0;
                continue;
            }
            // Numbers between seed words are those of a list, and so are digits that stick to them.
            int digits = text.AsSpan(start, length).IndexOfAnyExceptInRange('0', '9');
            if (digits < 0) continue;
            bool isSeedWord = IsSeedWord(text.AsSpan(start + digits, length - digits));
            if (isSeedWord && seedWords++ == 0) seedStart = start;
            if (!isSeedWord) seedWords = 0;
            // From the twelfth on the run is one; each further word makes it longer.
            if (seedWords >= SeedWords) yield return (seedWords == SeedWords ? seedStart : start, start + length - (seedWords == SeedWords ? seedStart : start), "the words of a wallet's seed");
        }
    }

    private static IEnumerable<(int Start, int Length)> WordsOf(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int skipped = text.AsSpan(start).IndexOfAny(WordCharacters);
            if (skipped < 0) yield break;
            start += skipped;
            int length = text.AsSpan(start).IndexOfAnyExcept(WordCharacters);
            if (length < 0) length = text.Length - start;
            yield return (start, length);
            start += length;
        }
    }

    private static int EndOfConnection(string text, int start)
    {
        int end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        return end;
    }

    private static bool IsSeedWord(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[8];
        return word.Length <= lower.Length && word.ToLowerInvariant(lower) is int written and > 0
            && Words.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..written]);
    }

    private static bool IsBareHex(ReadOnlySpan<char> word)
    {
        if (word.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) word = word[2..];
        return word.Length is 64 or 128 && !word.ContainsAnyExcept(HexDigits);
    }

    private static bool IsHidden(Rune rune) => !Rune.IsWhiteSpace(rune) && TextNoise.IsInvisible(rune.Value);

    private static string? NameOf(ReadOnlySpan<char> word)
    {
        foreach ((string start, string name) in Starts)
            if (word.StartsWith(start, StringComparison.OrdinalIgnoreCase) && word.Length >= start.Length + 8) return name;
        if (word.Length is 51 or 52 && Base58Check.IsPrivateKey(word)) return "a private key of an address";
        if (word.Length >= MinMacaroonDigits && word.StartsWith("0201", StringComparison.Ordinal) && !word.ContainsAnyExcept(HexDigits)) return Macaroon;
        return word.StartsWith("AgEDbG5k", StringComparison.Ordinal) ? Macaroon : null; // the same of LND's, in base64
    }

    private const string Macaroon = "a macaroon, the credential of a node";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private static HashSet<string> ReadWords()
    {
        using Stream stream = typeof(SecretScan).Assembly.GetManifestResourceStream("bip39-english.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
