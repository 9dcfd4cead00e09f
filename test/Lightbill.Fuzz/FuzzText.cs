using System.Text;

namespace Lightbill.Fuzz;

/// <summary>The fuzzer's bytes as UTF-16 text: UTF-8, but halves of surrogate pairs can be written too, which a .NET string may hold.</summary>
internal static class FuzzText
{
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (bytes is [0xED, >= 0xA0 and <= 0xBF, >= 0x80 and <= 0xBF, ..])
            {
                text.Append((char)(0xD000 | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F)));
                bytes = bytes[3..];
                continue;
            }
            Rune.DecodeFromUtf8(bytes, out Rune rune, out int length);
            text.Append(rune.ToString());
            bytes = bytes[length..];
        }
        return text.ToString();
    }

    public static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
