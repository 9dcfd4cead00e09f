using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Lightbill.Encoding;

namespace Lightbill.Cli.Formats;

/// <summary>Five-bit words in the forms that other tools show, for fields of every kind, also those that the reader leaves out of account.</summary>
internal static class FieldWords
{
    /// <summary>Bytes of a hop: key, channel, two fees, CLTV delta (BOLT 11, Tagged Fields).</summary>
    private const int HopBytes = 51;

    /// <summary>Whole bytes as hex; what is left over is dropped.</summary>
    public static string ToHex(ReadOnlySpan<byte> words) => Convert.ToHexStringLower(Words.ToByteArray(words));

    public static string ToUtf8Text(ReadOnlySpan<byte> words) => System.Text.Encoding.UTF8.GetString(Words.ToByteArray(words));

    /// <summary>A big-endian number; beyond 64 bits it saturates.</summary>
    public static ulong ToNumber(ReadOnlySpan<byte> words) => Words.TryReadNumber(words, out ulong number) ? number : ulong.MaxValue;

    /// <summary>Five binary digits for each word.</summary>
    public static string ToBinary(ReadOnlySpan<byte> words)
    {
        var text = new StringBuilder(words.Length * 5);
        foreach (byte word in words)
            for (int bit = 4; bit >= 0; bit--) text.Append((word >> bit & 1) == 0 ? '0' : '1');
        return text.ToString();
    }

    /// <summary>The hops of a route hint as the decoders of the web show them; they differ in the name of the key.</summary>
    public static void WriteHops(Utf8JsonWriter json, ReadOnlySpan<byte> bytes, string keyName)
    {
        json.WriteStartArray();
        for (; bytes.Length >= HopBytes; bytes = bytes[HopBytes..])
        {
            json.WriteStartObject();
            json.WriteString(keyName, Convert.ToHexStringLower(bytes[..33]));
            json.WriteString("short_channel_id", Convert.ToHexStringLower(bytes[33..41]));
            json.WriteNumber("fee_base_msat", BinaryPrimitives.ReadUInt32BigEndian(bytes[41..]));
            json.WriteNumber("fee_proportional_millionths", BinaryPrimitives.ReadUInt32BigEndian(bytes[45..]));
            json.WriteNumber("cltv_expiry_delta", BinaryPrimitives.ReadUInt16BigEndian(bytes[49..]));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
