using System.Globalization;
using Lightbill.Bolt11;
using Lightbill.Encoding;
using Lightbill.Text;

namespace Lightbill.Inspection;

/// <summary>Says in words what a part of an invoice means. Works on broken fields too.</summary>
internal static class PartMeaning
{
    public static bool MayRepeat(int tag) => tag is Bolt11Tag.Fallback or Bolt11Tag.RouteHint or Bolt11Tag.BlindedPath;

    public static string OfAmount(MilliSatoshi amount)
    {
        string msat = amount.Msat.ToString("#,0", Grouping);
        string btc = amount.ToString("btc", null)[..^3];
        return $"{amount.ToString("sat", null)[..^3]} sat = {btc} BTC = {msat} msat";
    }

    public static string OfTime(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static (string? Value, string? Raw, string Meaning) OfField(int tag, ReadOnlySpan<byte> words, in Bolt11Layout layout)
    {
        if (!Bolt11FieldInfo.IsCounted(tag, words.Length))
        {
            string reason = Bolt11FieldInfo.NameOf(tag) is null || tag is Bolt11Tag.LegacyTrampoline or Bolt11Tag.Accountable
                ? "kept, left out of account"
                : $"{words.Length} characters is not its length: left out of account";
            return (null, Bech32.ToText(words), reason);
        }
        byte[] bytes = Words.ToByteArray(words);
        string hex = Hex.Encode(bytes);
        return tag switch
        {
            Bolt11Tag.PaymentHash => (hex, hex, "who shows the preimage of this hash has been paid"),
            Bolt11Tag.PaymentSecret => (hex, hex, "the payer sends it along, so that nodes on the way cannot probe the payee"),
            Bolt11Tag.DescriptionHash => (hex, hex, "the SHA-256 of a description delivered elsewhere"),
            Bolt11Tag.Payee => (hex, hex, "the public key of the payee"),
            Bolt11Tag.Metadata => (hex, hex, $"{bytes.Length} bytes that the payer sends back to the payee"),
            Bolt11Tag.Description => OfDescription(bytes, hex),
            Bolt11Tag.Expiry => OfExpiry(words, layout),
            Bolt11Tag.MinFinalCltv => OfNumber(words, "blocks that the last hop must leave"),
            Bolt11Tag.Features => OfFeatures(words),
            Bolt11Tag.Fallback => OfFallback(words, layout),
            Bolt11Tag.RouteHint => OfRouteHint(words, hex),
            _ => OfBlindedPath(bytes, hex),
        };
    }

    private static readonly NumberFormatInfo Grouping = new() { NumberGroupSeparator = " " };

    private static (string? Value, string? Raw, string Meaning) OfDescription(byte[] bytes, string hex)
    {
        if (bytes.Length == 0) return ("", hex, "an empty description");
        var text = new UntrustedText(System.Text.Encoding.UTF8.GetString(bytes));
        return (text.Printable, hex, $"{bytes.Length} bytes of text");
    }

    private static (string? Value, string? Raw, string Meaning) OfExpiry(ReadOnlySpan<byte> words, in Bolt11Layout layout)
    {
        string raw = Bech32.ToText(words);
        if (!Words.TryReadNumber(words, out ulong seconds)) return (null, raw, "more than 64 bits of seconds");
        string value = seconds.ToString(CultureInfo.InvariantCulture);
        ulong room = (ulong)(DateTimeOffset.MaxValue.ToUnixTimeSeconds() - layout.Timestamp);
        if (seconds > room) return (value, raw, "seconds after the timestamp: beyond the year 9999");
        DateTimeOffset end = DateTimeOffset.FromUnixTimeSeconds(layout.Timestamp).AddSeconds(seconds);
        return (value, raw, $"seconds after the timestamp ({Durations.Describe(TimeSpan.FromSeconds(seconds))}): expires {OfTime(end)}");
    }

    private static (string? Value, string? Raw, string Meaning) OfNumber(ReadOnlySpan<byte> words, string meaning) =>
        Words.TryReadNumber(words, out ulong number)
            ? (number.ToString(CultureInfo.InvariantCulture), Bech32.ToText(words), meaning)
            : (null, Bech32.ToText(words), "more than 64 bits");

    private static (string? Value, string? Raw, string Meaning) OfFeatures(ReadOnlySpan<byte> words)
    {
        FeatureVector features = FeatureVector.FromWords(words);
        return (features.ToString(), Bech32.ToText(words), features.Count == 0 ? "no bit is set" : string.Join(", ", features));
    }

    private static (string? Value, string? Raw, string Meaning) OfFallback(ReadOnlySpan<byte> words, in Bolt11Layout layout)
    {
        string raw = Bech32.ToText(words);
        if (words.IsEmpty) return (null, raw, "empty");
        int length = Words.ByteCount(words.Length - 1);
        if (!FallbackAddress.HasValidLength(words[0], length)) return (null, raw, $"version {words[0]} cannot have {length} bytes");
        FallbackAddress address = Bolt11FieldInfo.ReadFallback(words, layout.Network);
        return (address.ToString(), raw, address.TypeName is { } type ? $"{type} address to pay to on the chain" : "version without a meaning yet");
    }

    private static (string? Value, string? Raw, string Meaning) OfRouteHint(ReadOnlySpan<byte> words, string hex)
    {
        RouteHint hint = Bolt11FieldInfo.ReadRouteHint(words);
        if (hint.Hops.Count == 0) return (null, hex, "no whole hop");
        string value = string.Join(", ", hint.Hops.Select(hop => $"{hop.PublicKey}:{hop.ShortChannelId}:{hop.FeeBaseMsat}:{hop.FeeProportionalMillionths}:{hop.CltvExpiryDelta}"));
        return (value, hex, $"a private way of {hint.Hops.Count} {(hint.Hops.Count == 1 ? "hop" : "hops")} to the payee (key:channel:base fee:ppm:cltv)");
    }

    private static (string? Value, string? Raw, string Meaning) OfBlindedPath(byte[] bytes, string hex)
    {
        if (BlindedPathCodec.FindProblem(bytes) is { } problem) return (null, hex, problem);
        BlindedPath path = BlindedPathCodec.Read(bytes);
        return (hex, hex, $"a blinded path of {path.Hops.Count} {(path.Hops.Count == 1 ? "hop" : "hops")}, entered at {path.Hops[0].BlindedNodeId}");
    }
}
