using Lightbill.Cli.Reading;

namespace Lightbill.Cli;

/// <summary>Ends a command with an exit code, a message and hints. The message is one line without capital and full stop, as all of ours.</summary>
internal sealed class CliException(ExitCode code, string message, params string[] hints) : Exception(message)
{
    public ExitCode Code { get; } = code;

    public IReadOnlyList<string> Hints { get; } = hints;

    /// <summary>The same as a finding, when it is about the request rather than about the command line.</summary>
    public FindingView? Finding { get; init; }
}
