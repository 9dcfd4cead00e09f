using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Files;

/// <summary>What an option has written to a file; <c>-</c> is standard output.</summary>
internal static class Answer
{
    /// <exception cref="CliException">It cannot be written, or is there already and <paramref name="overwrite"/> is not asked for.</exception>
    public static void Write(CliContext context, string option, string path, ReadOnlySpan<byte> content, bool overwrite)
    {
        if (path != "-")
        {
            NewFile.Write(context, option, path, content, overwrite);
            return;
        }
        context.Output.Flush();
        context.OutputStream.Write(content);
        context.OutputStream.Flush();
    }
}
