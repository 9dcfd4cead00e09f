namespace Lightbill.Cli;

/// <summary>What the command's end says. Scripts rely on these numbers; docs/cli.md lists them.</summary>
internal enum ExitCode
{
    /// <summary>Done, and the answer is yes.</summary>
    Ok = 0,

    /// <summary>Read, but a check failed or some lines did.</summary>
    CheckFailed = 1,

    /// <summary>The command line makes no sense, or <c>create</c> refuses the values.</summary>
    Usage = 2,

    /// <summary>Not a valid request.</summary>
    NotValid = 3,

    /// <summary>A file, a key file or another tool makes trouble.</summary>
    FileTrouble = 4,

    /// <summary>A remote service makes trouble.</summary>
    RemoteTrouble = 5,

    /// <summary>Interrupted with Ctrl-C.</summary>
    Interrupted = 130,
}
