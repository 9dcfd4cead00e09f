using System.Text;
using Lightbill.Encoding;

namespace Lightbill.Cli.Formats;

/// <summary>Five-bit words in the forms that other tools show, for fields of every kind, also those that the reader leaves out of account.</summary>
internal static class FieldWords
{
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
}
