namespace Lightbill.Cli.Values;

/// <summary>A field of one's own in a message of BOLT 12: <c>NUMBER:HEX</c>.</summary>
internal static class NumberedFieldText
{
    /// <exception cref="CliException">It cannot be read; the message names the option.</exception>
    public static (ulong Number, byte[] Value) Parse(string option, string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw OptionError.Invalid(option, $"'{text}' is not a field: its number, a colon, its bytes in hex, 77:0102");
        return (CountText.Parse(option, text[..colon]), HexText.Parse(option, text[(colon + 1)..]));
    }
}
