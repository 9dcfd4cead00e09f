using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Commands;

/// <summary><c>decode --lines</c>.</summary>
internal static class DecodeLines
{
    public static ExitCode Run(CliContext context, string? file, ReadMode mode, DateTimeOffset time, bool redact) => throw new CliException(ExitCode.Usage, "--lines is not there yet");
}
