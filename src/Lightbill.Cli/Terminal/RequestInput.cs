using System.Text;
using Lightbill.Cli.Reading;
using Lightbill.Findings;

namespace Lightbill.Cli.Terminal;

/// <summary>
/// Where a command finds its request: the argument, or standard input for <c>-</c> and for a pipe. Gives the text as it came, save for one line end at its end;
/// what surrounds the request and what is wrong with it is the reader's work.
/// </summary>
internal static class RequestInput
{
    /// <summary>The most that is read from standard input for one request, 1 MiB: no request has a hundredth of it, and a wrong file must not fill the memory.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The request. Several arguments are one request that the shell cut at its spaces.</summary>
    /// <exception cref="CliException">There is none, or standard input is too long, not text, or cannot be read.</exception>
    public static string Read(CliContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 1 && arguments.Contains("-"))
            throw new CliException(ExitCode.Usage, "- stands for standard input and takes no request beside it");
        if (arguments.Count > 0 && arguments[0] != "-") return string.Join(' ', arguments);
        if (arguments.Count == 0 && context.InputIsTerminal)
        {
            throw new CliException(ExitCode.Usage, "there is no request",
                "give it as the argument, lightbill decode lnbc1…, or pipe it in: pbpaste | lightbill decode");
        }
        return ToText(ReadAll(context));
    }

    private static ReadOnlySpan<byte> ReadAll(CliContext context)
    {
        byte[] buffer = new byte[16 * 1024];
        int length = 0;
        while (true)
        {
            if (length == buffer.Length) Array.Resize(ref buffer, Math.Min(buffer.Length * 4, MaxBytes + 1));
            int read = ReadSome(context, buffer, length, buffer.Length - length);
            if (read == 0) return buffer.AsSpan(0, length);
            length += read;
            if (length > MaxBytes)
            {
                throw NotARequest(FindingView.Error(FindingRules.TextTooLong, length) with { Message = "Standard input holds more than 1 MiB, which is no request." },
                    "many requests, one a line, are read by lightbill decode --lines");
            }
        }
    }

    /// <summary>Reads from standard input. A read from a terminal or a pipe cannot be cancelled, so it is left behind when Ctrl-C comes.</summary>
    private static int ReadSome(CliContext context, byte[] buffer, int offset, int count)
    {
        try
        {
            return Waiting.For(context, () => context.Input.Read(buffer, offset, count));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.FileTrouble, $"standard input cannot be read: {problem.Message.TrimEnd('.')}");
        }
    }

    private static string ToText(ReadOnlySpan<byte> bytes)
    {
        const string Example = "a request is text, for instance an invoice that starts with lnbc";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw NotARequest(NotUtf8(0) with { Message = "Standard input is UTF-16, not UTF-8." }, "save it as UTF-8, or give the request as the argument");
        if (bytes.IndexOf((byte)0) is >= 0 and int zero)
            throw NotARequest(NotUtf8(zero) with { Message = "Standard input holds binary data, not text." }, Example);
        if (bytes.EndsWith((byte)'\n')) bytes = bytes[..^1];
        if (bytes.EndsWith((byte)'\r')) bytes = bytes[..^1];
        try
        {
            return Encoding.StrictUtf8.Encoding.GetString(bytes);
        }
        catch (DecoderFallbackException problem)
        {
            throw NotARequest(NotUtf8(problem.Index), Example);
        }
    }

    private static FindingView NotUtf8(int index) => FindingView.Error(FindingRules.TextNotUtf8, index);

    private static CliException NotARequest(FindingView finding, string hint) =>
        new(ExitCode.NotValid, Messages.AsMessage(finding.Message), hint) { Finding = finding with { Advice = Messages.AsSentence(hint) } };
}
