using System.Buffers;

namespace Lightbill.Cli.Values;

/// <summary>Bytes written as hexadecimal digits.</summary>
internal static class HexText
{
    /// <exception cref="CliException">Not hexadecimal; the message names the option.</exception>
    public static byte[] Parse(string option, string text)
    {
        byte[] bytes = new byte[text.Length / 2];
        if (text.Length % 2 == 0 && Convert.FromHexString(text, bytes, out _, out int written) == OperationStatus.Done && written == bytes.Length) return bytes;
        throw OptionError.Invalid(option, "not hexadecimal: an even number of the digits 0-9 and a-f");
    }
}
