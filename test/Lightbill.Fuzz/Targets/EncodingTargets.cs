using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Findings;
using Lightbill.Inspection;

namespace Lightbill.Fuzz.Targets;

/// <summary>The encodings below everything, addresses, and the text forms of values.</summary>
internal static class EncodingTargets
{
    public static FuzzTarget Bech32Text { get; } = new("bech32", "bech32 and bech32m, and the guesses about damage", RunBech32, () => Seeds.Bech32Texts.Concat(Seeds.Invoices.Take(8)).Select(FuzzText.Bytes))
    {
        MaxLength = 1100,
    };

    public static FuzzTarget Addresses { get; } = new(
        "addresses", "base58 and segwit addresses; b: any text, e: bytes that the harness encodes as base58, s: version and program that it encodes as segwit", RunAddress,
        () => Seeds.Bech32Texts.Append("17VZNX1SN5NtKa8UQFxwQbFeFc3iqRYhem").Append("3EktnHQD7RiAE6uzMj2ZifT9YgRrkSgzQX").Append("mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn")
            .Select(text => FuzzText.Bytes("b" + text)).Append([(byte)'e', .. new byte[21]]).Append([(byte)'s', 0, .. new byte[20]]).Append([(byte)'s', 1, .. new byte[32]]))
    {
        MaxLength = 120,
    };

    public static FuzzTarget Values { get; } = new("values", "amounts, keys, hashes, channel ids as text", RunValues,
        () => new[] { "1000msat", "250000sat", "0.0025btc", "2500u", "1x2x3", "539268x845x1", new string('a', 64), "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad", "18446744073709551615", new string('0', 130) }.Select(FuzzText.Bytes))
    {
        Words = ["msat", "sat", "btc", "mbtc", "x", ".", "21000000", "2100000000000000000", "m", "u", "n", "p"],
        MaxLength = 200,
    };

    private static void RunBech32(byte[] input)
    {
        string text = FuzzText.Of(input);
        var words = new byte[text.Length];
        var sink = default(FindingList);
        Bech32Scan scan = Bech32.Scan<char, FindingList>(text, -1, words, ref sink);
        Law.Places(sink.Findings, text.Length);
        Law.Same(scan.IsClean, !sink.HasError, "clean exactly without error");
        if (UntrustedText.IsWellFormed(text))
        {
            byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
            var ofBytes = default(FindingList);
            Bech32Scan other = Bech32.Scan<byte, FindingList>(utf8, -1, new byte[utf8.Length], ref ofBytes);
            Law.Same(scan.IsClean, other.IsClean, "text and UTF-8");
            Law.Places(ofBytes.Findings, utf8.Length);
            Law.Holds(sink.Findings.Select(finding => finding.Code).SequenceEqual(ofBytes.Findings.Select(finding => finding.Code)), "the findings of text and UTF-8");
        }
        var hints = default(FindingList);
        DamageFinder.AddHints(text, ref hints);
        Law.Places(hints.Findings, text.Length);
        int count = text.Length - scan.Separator - 1;
        if (!scan.IsClean || scan.Separator < 1 || count < Bech32.ChecksumLength) return;
        string hrp = text[..scan.Separator].ToLowerInvariant();
        byte[] data = words[..(count - Bech32.ChecksumLength)];
        foreach (uint constant in new[] { Bech32.Bech32Constant, Bech32.Bech32mConstant })
        {
            string written = Bech32.Encode(hrp, data, constant);
            bool isIt = Bech32.Residue<char>(text.AsSpan(0, scan.Separator), words.AsSpan(0, count)) == constant;
            Law.Same(isIt, string.Equals(text, written, StringComparison.OrdinalIgnoreCase), "the checksum fits exactly when the writer writes it");
        }
        Law.Holds(Encoding.Words.ToByteArray(Encoding.Words.FromBytes(data)).AsSpan().SequenceEqual(data), "bytes as words and back");
        if (Encoding.Words.TryReadNumber(data, out ulong number) && data.Length > 0 && data[0] != 0) Law.Holds(Encoding.Words.FromNumber(number).AsSpan().SequenceEqual(data), "a number as words and back");
    }

    private static void RunAddress(byte[] input)
    {
        if (input.Length < 2) return;
        switch (input[0])
        {
            case (byte)'e' when input.Length >= 22:
                string base58 = Base58Check.Encode(input[1], input.AsSpan(2, 20));
                Law.Holds(base58.Length <= 35, "an address has 35 characters at most");
                CheckAddress(base58);
                var hash = new byte[20];
                Law.Holds(Base58Check.TryDecode(base58, out byte version, hash) && version == input[1] && hash.AsSpan().SequenceEqual(input.AsSpan(2, 20)), "base58 and back");
                break;
            case (byte)'s' when input.Length >= 2:
                byte[] words = [(byte)(input[1] & 31), .. Encoding.Words.FromBytes(input.AsSpan(2))];
                uint constant = input[1] == 0 ? Bech32.Bech32Constant : Bech32.Bech32mConstant;
                foreach (string hrp in new[] { "bc", "tb", "bcrt", "sb" }) CheckAddress(Bech32.Encode(hrp, words, constant));
                break;
            default:
                CheckAddress(FuzzText.Of(input.AsSpan(1)));
                break;
        }
    }

    private static void CheckAddress(string text)
    {
        var hash = new byte[20];
        if (Base58Check.TryDecode(text, out byte version, hash)) Law.Same(text, Base58Check.Encode(version, hash), "one text for one address");
        _ = Base58Check.IsPrivateKey(text);
        foreach (BitcoinNetwork network in Enum.GetValues<BitcoinNetwork>())
        {
            _ = FallbackAddress.OtherNetworkOf(text, network);
            if (!FallbackAddress.TryParse(text, network, out FallbackAddress? address)) continue;
            Law.Holds(string.Equals(text, address.Address, StringComparison.OrdinalIgnoreCase), "an address's text");
            Law.Same(address, FallbackAddress.Parse(address.Address!, network), "an address and back");
            Law.Holds(address.ToScript().Length > 0, "an address has a script");
        }
        InstructionTargets.CheckText(text);
    }

    private static void RunValues(byte[] input)
    {
        string text = FuzzText.Of(input);
        Check<MilliSatoshi>(text);
        Check<ShortChannelId>(text);
        Check<PublicKey>(text);
        Check<PaymentHash>(text);
        Check<DescriptionHash>(text);
        Check<RecoverableSignature>(text);
        if (MilliSatoshi.TryParse(text, null, out MilliSatoshi amount))
        {
            foreach (string format in new[] { "msat", "btc" }) Law.Same(amount, MilliSatoshi.Parse(amount.ToString(format, null)), format);
            if (amount.TryGetSat(out long sat)) Law.Same(amount, MilliSatoshi.FromSat(sat), "sat");
        }
        UntrustedText.Escape(text);
        Law.Same(UntrustedText.Escape(text), UntrustedText.Escape(UntrustedText.Escape(text)), "what is escaped holds nothing hidden");
    }

    private static void Check<T>(string text)
        where T : struct, ISpanParsable<T>
    {
        bool parsed = T.TryParse(text, null, out T value);
        Law.Same(parsed, T.TryParse(text.AsSpan(), null, out _), typeof(T).Name);
        if (parsed) Law.Same(value, T.Parse(value.ToString()!, null), typeof(T).Name);
    }
}
