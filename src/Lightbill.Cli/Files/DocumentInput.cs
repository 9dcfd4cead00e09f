using Lightbill.Bolt12;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;
using Lightbill.Encoding;

namespace Lightbill.Cli.Files;

/// <summary>A message of BOLT 12 that an option or an argument gives: its text, or the file that holds it; <c>-</c> is standard input.</summary>
internal static class DocumentInput
{
    /// <summary>Longer files are no message: of a text more than 64 KiB, with the line ends of a mail.</summary>
    private const int MaxBytes = 256 * 1024;

    /// <summary>Reads it.</summary>
    /// <param name="context">The surroundings.</param>
    /// <param name="source">What gave it: the option or the argument.</param>
    /// <param name="given">The text or the path.</param>
    /// <exception cref="CliException">There is no such file, or it holds no valid message of BOLT 12.</exception>
    public static Bolt12Document Read(CliContext context, string source, string given)
    {
        PaymentReading reading = PaymentInstruction.Read(given);
        // A path is no request; a text that wants to be one is judged as one, broken or not.
        if (reading.Kind == "unknown" && !reading.IsSecret) reading = PaymentInstruction.Read(ReadFile(context, source, given));
        if (reading.IsSecret) throw OptionError.Invalid(source, reading.Error!.Message);
        if (reading.Instruction is Bolt12Instruction { Document: var document }) return document;
        throw reading.Instruction is { } other
            ? OptionError.Invalid(source, $"an offer, a request or an invoice of BOLT 12 is needed, and this is a {other.Kind}")
            : OptionError.Invalid(source, $"{OptionError.InMessageStyle(reading.Error!.Message)} [{reading.Error.Code}]");
    }

    private static string ReadFile(CliContext context, string source, string path)
    {
        try
        {
            return StrictUtf8.Encoding.GetString(InputFile.ReadAll(context, source, path, MaxBytes));
        }
        catch (System.Text.DecoderFallbackException)
        {
            throw OptionError.Invalid(source, $"{InputFile.Shown(path)} is not text");
        }
    }
}
