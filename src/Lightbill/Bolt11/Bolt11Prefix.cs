using System.Diagnostics.CodeAnalysis;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt11;

/// <summary>The readable part: is it an invoice at all, where does the part end, which network, how much.</summary>
internal static class Bolt11Prefix
{
    /// <summary>What begins like something else. Recognised by the beginning alone; reading them is the work of other readers.</summary>
    private static readonly (string Start, FindingRule Rule, string Name)[] OtherKinds =
    [
        ("lightning:", FindingRules.TextUriPrefix, ""),
        ("lnurl1", FindingRules.TextNotAnInvoice, "an LNURL"),
        ("lno1", FindingRules.TextNotAnInvoice, "a BOLT 12 offer"),
        ("lnr1", FindingRules.TextNotAnInvoice, "a BOLT 12 invoice request"),
        ("lni1", FindingRules.TextNotAnInvoice, "a BOLT 12 invoice"),
        ("lnp1", FindingRules.TextNotAnInvoice, "a BOLT 12 payer proof"),
        ("bc1", FindingRules.TextNotAnInvoice, "a bitcoin address"),
        ("tb1", FindingRules.TextNotAnInvoice, "a bitcoin test address"),
        ("bcrt1", FindingRules.TextNotAnInvoice, "a bitcoin regtest address"),
        ("npub1", FindingRules.TextNotAnInvoice, "a Nostr public key"),
        ("bitcoin:", FindingRules.TextNotAnInvoice, "a bitcoin: URI"),
        ("http://", FindingRules.TextNotAnInvoice, "a web address"),
        ("https://", FindingRules.TextNotAnInvoice, "a web address"),
        ("lnurlp:", FindingRules.TextNotAnInvoice, "an LNURL"),
        ("lnurlw:", FindingRules.TextNotAnInvoice, "an LNURL"),
        ("lnurlc:", FindingRules.TextNotAnInvoice, "an LNURL"),
        ("keyauth:", FindingRules.TextNotAnInvoice, "an LNURL login"),
        ("nsec1", FindingRules.TextSecret, "a Nostr private key"),
        ("xprv", FindingRules.TextSecret, "an extended private key"),
        ("yprv", FindingRules.TextSecret, "an extended private key"),
        ("zprv", FindingRules.TextSecret, "an extended private key"),
        ("tprv", FindingRules.TextSecret, "an extended private key"),
        ("uprv", FindingRules.TextSecret, "an extended private key"),
        ("vprv", FindingRules.TextSecret, "an extended private key"),
        ("nostr+walletconnect:", FindingRules.TextSecret, "a wallet connection"),
    ];

    /// <summary>Prefixes of other coins' invoices, so that they can be named.</summary>
    private static readonly (string Letters, string Name)[] OtherCoins =
    [
        ("ltc", ": it is Litecoin's"),
        ("tltc", ": it is Litecoin's testnet"),
        ("rltc", ": it is Litecoin's regtest"),
        ("ex", ": it is Liquid's"),
        ("ert", ": it is Liquid's regtest"),
    ];

    /// <summary>Room for the longest prefix, the largest amount and the separator.</summary>
    private const int MaxOrdinaryLength = 32;

    /// <summary>The start of the prefix that some guides give for signet.</summary>
    private const string MistakenSignet = "bs";

    public static bool IsOtherKind<TChar>(ReadOnlySpan<TChar> text, [NotNullWhen(true)] out FindingRule? rule, [NotNullWhen(true)] out string? name)
    {
        (rule, name) = (null, null);
        // Nearly every text begins with ln and the letter of a network: no need to look further.
        if (StartsWith(text, "lnbc") || StartsWith(text, "lntb")) return false;
        foreach ((string start, FindingRule otherRule, string otherName) in OtherKinds)
        {
            if (!StartsWith(text, start)) continue;
            (rule, name) = (otherRule, otherName);
            return true;
        }
        if (StartsWith(text, "ln")) return false;
        (rule, name) = (FindingRules.TextUnknown, "");
        return true;
    }

    /// <summary>
    /// The last "1" (BIP 173), unless the part before it cannot be an invoice's and an earlier "1" does better: then the later one is a slip in the data,
    /// and saying so helps more than calling the whole prefix unknown. Such a text is refused either way.
    /// </summary>
    public static int FindSeparator<TChar>(ReadOnlySpan<TChar> text)
    {
        int last = TextUnit.LastIndexOf(text, '1');
        if (last < 0 || IsPlausible(text[..last])) return last;
        for (int i = 0; i < last; i++)
            if (TextUnit.Code(text[i]) == '1' && IsPlausible(text[..i])) return i;
        return last;
    }

    /// <summary>
    /// The last "1" among the first characters, where the separator of every real invoice stands: to look for it through the whole text takes longer than to read the amount. When no
    /// other "1" follows, it is the one that <see cref="FindSeparator"/> finds.
    /// </summary>
    public static bool TryFindNearSeparator<TChar>(ReadOnlySpan<TChar> text, out int separator)
    {
        separator = TextUnit.LastIndexOf(text[..Math.Min(text.Length, MaxOrdinaryLength)], '1');
        return separator >= 0 && IsPlausible(text[..separator]);
    }

    /// <summary>Reads network and amount.</summary>
    public static void Read<TChar, TSink>(ReadOnlySpan<TChar> hrp, ReadMode mode, ref Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        int letters = LettersLength(hrp);
        layout.PrefixLength = letters;
        ReadOnlySpan<TChar> network = hrp[Math.Min(2, letters)..letters];
        if (FindNetwork(network) is { } found)
        {
            (layout.HasNetwork, layout.Network) = (true, found);
        }
        else if (Equals(network, MistakenSignet))
        {
            (layout.HasNetwork, layout.Network) = (true, BitcoinNetwork.Signet);
            sink.Report(FindingRules.SignetPrefix, mode == ReadMode.Strict ? FindingSeverity.Error : FindingSeverity.Warning, 0, letters);
        }
        else if (letters == hrp.Length && network.Length > 1 && FindNetwork(network[..^1]) is { } cut && IsMultiplier(network[^1]))
        {
            (layout.HasNetwork, layout.Network, layout.PrefixLength) = (true, cut, letters - 1);
            letters--;
        }
        else
        {
            string name = "";
            foreach ((string other, string words) in OtherCoins)
                if (Equals(network, other)) name = words;
            sink.Report(FindingRules.UnknownNetwork, FindingSeverity.Error, 0, letters, 0, name);
        }
        if (letters < hrp.Length)
            layout.HasAmount = Bolt11Amount.TryRead(hrp[letters..], letters, mode, out layout.Amount, ref sink);
    }

    /// <summary><c>ln</c> and the network's letters as they were read, in lower case.</summary>
    public static string TextOf(in Bolt11Layout layout) =>
        NetworkInfo.Of(layout.Network).InvoicePrefix is var own && own.Length == layout.PrefixLength ? own : "ln" + MistakenSignet;

    /// <summary>Length of the part before the first digit.</summary>
    private static int LettersLength<TChar>(ReadOnlySpan<TChar> hrp)
    {
        for (int i = 0; i < hrp.Length; i++)
            if (TextUnit.Code(hrp[i]) is >= '0' and <= '9') return i;
        return hrp.Length;
    }

    /// <summary>Prefix of a network, then nothing or digits and perhaps one letter.</summary>
    private static bool IsPlausible<TChar>(ReadOnlySpan<TChar> hrp)
    {
        int letters = LettersLength(hrp);
        if (letters < 3 || !StartsWith(hrp, "ln")) return false;
        ReadOnlySpan<TChar> network = hrp[2..letters];
        if (FindNetwork(network) is null && !Equals(network, MistakenSignet)) return false;
        ReadOnlySpan<TChar> amount = hrp[letters..];
        for (int i = 0; i < amount.Length - 1; i++)
            if (TextUnit.Code(amount[i]) is not (>= '0' and <= '9')) return false;
        return amount.IsEmpty || (TextUnit.Code(amount[^1]) < 128 && char.IsAsciiLetterOrDigit((char)TextUnit.Code(amount[^1])));
    }

    private static BitcoinNetwork? FindNetwork<TChar>(ReadOnlySpan<TChar> letters)
    {
        foreach (NetworkInfo info in NetworkInfo.All)
            if (Equals(letters, info.InvoicePrefix.AsSpan(2))) return info.Network;
        return null;
    }

    private static bool IsMultiplier<TChar>(TChar character) =>
        Bech32.Lower(TextUnit.Code(character)) is 'm' or 'u' or 'n' or 'p';

    private static bool StartsWith<TChar>(ReadOnlySpan<TChar> text, ReadOnlySpan<char> start) =>
        text.Length >= start.Length && Equals(text[..start.Length], start);

    private static bool Equals<TChar>(ReadOnlySpan<TChar> text, ReadOnlySpan<char> lower)
    {
        if (text.Length != lower.Length) return false;
        for (int i = 0; i < text.Length; i++)
            if (Bech32.Lower(TextUnit.Code(text[i])) != lower[i]) return false;
        return true;
    }
}
