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
    /// <summary>BIP 39 has 12 to 24 words; this many in a row are no accident.</summary>
    private const int SeedWords = 12;

    // The shortest macaroon there is has more: a version, a location, an identifier, a signature of 32 bytes.
    private const int MinMacaroonDigits = 80;

    private static readonly (string Start, string Name)[] Starts =
    [
        ("nsec1", "a Nostr private key"), ("ncryptsec1", "an encrypted Nostr private key"),
        ("xprv", ExtendedKey), ("yprv", ExtendedKey), ("zprv", ExtendedKey), ("tprv", ExtendedKey), ("uprv", ExtendedKey), ("vprv", ExtendedKey),
    ];

    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\r\n\v\f\u0085\u00a0\u2028\u2029.,;:!?&=#()[]{}<>\"'`/\\|*-_@+");

    private const string ExtendedKey = "an extended private key";

    private static readonly Lazy<HashSet<string>> Words = new(ReadWords);

    /// <summary>What kind of secret is in the text, in words; null when there is none.</summary>
    public static string? Find(string text)
    {
        // Invisible characters inside a secret do not make it less of one.
        string visible = text.EnumerateRunes().Any(IsHidden) ? string.Concat(text.EnumerateRunes().Where(rune => !IsHidden(rune))) : text;
        if (visible.Contains("nostr+walletconnect:", StringComparison.OrdinalIgnoreCase) || visible.Contains("nostrwalletconnect:", StringComparison.OrdinalIgnoreCase))
            return "a wallet connection";
        int seedWords = 0;
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words = Words.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[8];
        for (int start = 0; start < visible.Length;)
        {
            int length = visible.AsSpan(start).IndexOfAny(Separators);
            if (length < 0) length = visible.Length - start;
            ReadOnlySpan<char> word = visible.AsSpan(start, length);
            start += length + 1;
            if (word.IsEmpty) continue;
            if (NameOf(word) is { } name) return name;
            // Numbers between seed words are those of a list.
            if (!word.ContainsAnyExceptInRange('0', '9')) continue;
            int written = word.Length <= lower.Length ? word.ToLowerInvariant(lower) : 0;
            seedWords = written > 0 && words.Contains(lower[..written]) ? seedWords + 1 : 0;
            if (seedWords >= SeedWords) return "the words of a wallet's seed";
        }
        return null;
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
