using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Commands;

/// <summary>
/// The two command lines that nearly every run has, <c>decode REQUEST</c> and the same with <c>-f FORMAT</c>, understood without the parser of command lines: to load it and to
/// build what it wants takes longer than the answer. Whatever looks the least bit different is left to the parser, and both give the same (bench/README.md).
/// </summary>
internal static class PlainDecode
{
    /// <summary>Runs such a command line; null when it is none.</summary>
    public static ExitCode? TryRun(CliContext context, string[] args)
    {
        if (args.Length < 2 || args[0] != DecodeCommand.Name) return null;
        (string? request, string? format) = args.Length switch
        {
            2 => (args[1], DecodeCommand.DefaultFormat),
            4 when args[2] is "-f" or "--format" => (args[1], args[3]),
            4 when args[1] is "-f" or "--format" => (args[3], args[2]),
            _ => default,
        };
        // Options begin with a hyphen or, some of them, a slash; a response file with @. What begins with a letter or a digit is a request and nothing else.
        if (request is null || request.Length == 0 || !char.IsAsciiLetterOrDigit(request[0]) || Array.IndexOf(DecodeCommand.Formats, format) < 0) return null;
        context.UseColor = ColorChoice.Decide(null, context);
        return DecodeCommand.Run(context, [request], format!, ReadMode.Default, RequestOptions.Time(null, context), verbose: false, redact: false, fields: null);
    }
}
