using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Lightbill.Cli.Files;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Keys;

/// <summary>Files that hold a secret, mostly of 32 bytes, as hexadecimal digits, white space around them allowed. Nothing of the content gets into a message.</summary>
internal static class SecretFile
{
    /// <summary>The longest, a seed of 64 bytes.</summary>
    private const int MaxDigits = 128;

    /// <summary>More than the digits, a byte order mark and a line end, and little enough to refuse a wrong file at once.</summary>
    private const int MaxBytes = 1024;

    public delegate bool Reader<T>(ReadOnlySpan<char> hex, out T value);

    /// <summary>Reads a preimage; the caller disposes it.</summary>
    public static PaymentPreimage ReadPreimage(CliContext context, string option, string path) =>
        Read(context, option, path, "preimage", static (ReadOnlySpan<char> hex, out PaymentPreimage preimage) => PaymentPreimage.TryParse(hex, out preimage!));

    /// <summary>Reads the secret.</summary>
    /// <param name="context">The surroundings.</param>
    /// <param name="option">The option that named the file.</param>
    /// <param name="path">The file; <c>-</c> is standard input.</param>
    /// <param name="name">What should be in it, e.g. <c>private key</c>.</param>
    /// <param name="reader">Reads the digits.</param>
    /// <param name="inspect">Looks at the open file first.</param>
    /// <param name="form">What it looks like.</param>
    /// <exception cref="CliException">It cannot be read, or holds something else.</exception>
    public static T Read<T>(
        CliContext context, string option, string path, string name, Reader<T> reader, Action<FileStream>? inspect = null, string form = "64 hexadecimal digits")
    {
        if (path == "-" && context.InputIsTerminal)
            throw new CliException(ExitCode.Usage, $"{option}: standard input is a terminal, which would show the {name}", "pipe it in, or name a file");
        byte[] bytes = InputFile.ReadAll(context, option, path, MaxBytes, inspect);
        Span<char> digits = stackalloc char[MaxDigits];
        try
        {
            ReadOnlySpan<byte> content = bytes;
            if (content.StartsWith(System.Text.Encoding.UTF8.Preamble)) content = content[System.Text.Encoding.UTF8.Preamble.Length..];
            content = content.Trim(" \t\r\n"u8);
            if (content.Length <= digits.Length)
            {
                int length = System.Text.Encoding.Latin1.GetChars(content, digits);
                if (reader(digits[..length], out T value)) return value;
            }
            throw new CliException(ExitCode.FileTrouble, $"{option}: {InputFile.Shown(path)} does not hold a {name}: {form} and nothing else");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(digits));
        }
    }
}
