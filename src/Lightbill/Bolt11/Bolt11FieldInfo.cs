using System.Buffers.Binary;
using Lightbill.Encoding;

namespace Lightbill.Bolt11;

/// <summary>Words of a field to values and back, for fields that the core found in order.</summary>
internal static class Bolt11FieldInfo
{
    private const int HopBytes = 51;

    /// <summary>Does a field of this type and length have an effect? Others are kept as unknown.</summary>
    public static bool IsCounted(int type, int words) => type switch
    {
        Bolt11Tag.PaymentHash or Bolt11Tag.PaymentSecret or Bolt11Tag.DescriptionHash => words == Bolt11Tag.HashWords,
        Bolt11Tag.Payee => words == Bolt11Tag.KeyWords,
        Bolt11Tag.Description or Bolt11Tag.Metadata or Bolt11Tag.Expiry or Bolt11Tag.MinFinalCltv or Bolt11Tag.Features
            or Bolt11Tag.Fallback or Bolt11Tag.RouteHint or Bolt11Tag.BlindedPath => true,
        _ => false,
    };

    /// <summary>The field's name in words; null for types that nobody has given a meaning.</summary>
    public static string? NameOf(int type) => type switch
    {
        Bolt11Tag.PaymentHash => "payment hash",
        Bolt11Tag.PaymentSecret => "payment secret",
        Bolt11Tag.Description => "description",
        Bolt11Tag.DescriptionHash => "description hash",
        Bolt11Tag.Payee => "payee",
        Bolt11Tag.Expiry => "expiry",
        Bolt11Tag.MinFinalCltv => "min final CLTV expiry delta",
        Bolt11Tag.Fallback => "fallback address",
        Bolt11Tag.RouteHint => "route hint",
        Bolt11Tag.Features => "features",
        Bolt11Tag.Metadata => "payment metadata",
        Bolt11Tag.BlindedPath => "blinded path",
        Bolt11Tag.LegacyTrampoline => "trampoline hint (legacy)",
        Bolt11Tag.Accountable => "accountable HTLC marker",
        _ => null,
    };

    public static FallbackAddress ReadFallback(ReadOnlySpan<byte> words, BitcoinNetwork network) =>
        new(network, words[0], Words.ToByteArray(words[1..]));

    public static byte[] WriteFallback(FallbackAddress address) => [(byte)address.Version, .. Words.FromBytes(address.Program.Span)];

    public static RouteHint ReadRouteHint(ReadOnlySpan<byte> words)
    {
        byte[] bytes = Words.ToByteArray(words);
        var hops = new RouteHintHop[bytes.Length / HopBytes];
        for (int i = 0; i < hops.Length; i++)
        {
            ReadOnlySpan<byte> hop = bytes.AsSpan(i * HopBytes, HopBytes);
            hops[i] = new(
                PublicKey.FromTrustedBytes(hop[..33]),
                new(BinaryPrimitives.ReadUInt64BigEndian(hop[33..])),
                BinaryPrimitives.ReadUInt32BigEndian(hop[41..]),
                BinaryPrimitives.ReadUInt32BigEndian(hop[45..]),
                BinaryPrimitives.ReadUInt16BigEndian(hop[49..]));
        }
        return new(hops);
    }

    public static byte[] WriteRouteHint(RouteHint hint)
    {
        byte[] bytes = new byte[hint.Hops.Count * HopBytes];
        for (int i = 0; i < hint.Hops.Count; i++)
        {
            RouteHintHop hop = hint.Hops[i];
            Span<byte> target = bytes.AsSpan(i * HopBytes, HopBytes);
            hop.PublicKey.CopyTo(target);
            BinaryPrimitives.WriteUInt64BigEndian(target[33..], hop.ShortChannelId.Value);
            BinaryPrimitives.WriteUInt32BigEndian(target[41..], hop.FeeBaseMsat);
            BinaryPrimitives.WriteUInt32BigEndian(target[45..], hop.FeeProportionalMillionths);
            BinaryPrimitives.WriteUInt16BigEndian(target[49..], hop.CltvExpiryDelta);
        }
        return Words.FromBytes(bytes);
    }
}
