using System.Collections.Concurrent;
using Lightbill.Bulk;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Lines;

/// <summary>
/// <c>decode --lines</c>: one request a line in, one JSON object a line out, in order. The library reads and keeps all cores busy (<see cref="RequestLines"/>); this thread writes.
/// Whoever reads our output slowly slows everything down, and nothing piles up.
/// </summary>
internal static class DecodeLines
{
    /// <summary>Decodes a file, or standard input for <c>-</c> and for a pipe.</summary>
    public static ExitCode Run(CliContext context, string? file, LineQuestion question)
    {
        if (file is null && context.InputIsTerminal)
            throw new CliException(ExitCode.Usage, "there are no lines", "name a file, lightbill decode --lines FILE, or pipe them in");
        // For somebody who watches; who reads the rows finds it in each of them.
        if (question.SkipsSignature && context.ErrorIsTerminal)
        {
            Messages.Warning(context, "signatures are not checked: valid speaks of the form only, and a forged invoice passes for a genuine one");
        }
        if (file is null or "-") return Decode(context, context.Input, "standard input", question);
        using FileStream stream = Open(context, file);
        return Decode(context, stream, file, question);
    }

    private static FileStream Open(CliContext context, string file)
    {
        try
        {
            // A FIFO opens when somebody writes to it, which may be never.
            return Waiting.For(context, () => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(file, problem);
        }
    }

    private static CliException Unreadable(string file, Exception problem) => new(ExitCode.FileTrouble, problem switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"there is no file {file}",
        UnauthorizedAccessException when Directory.Exists(file) => $"{file} is a folder",
        UnauthorizedAccessException => $"{file} may not be read",
        _ => $"{file} cannot be read: {problem.Message.TrimEnd('.')}",
    });

    private static ExitCode Decode(CliContext context, Stream input, string name, LineQuestion question)
    {
        using var pipe = new InputPipe(input, problem => Unreadable(name, problem));
        var progress = new LineProgress(context, input.CanSeek ? input.Length : null, () => input.Position);
        var free = new ConcurrentBag<LineAnswers>();
        (long lines, long invalid) = (0, 0);
        context.Output.Flush();
        IAsyncEnumerable<LineAnswers> all = RequestLines.ProcessAsync(
            pipe, batch => (free.TryTake(out LineAnswers? used) ? used : new(question)).Answer(batch), cancellation: context.Cancelled);
        foreach (LineAnswers answers in all.ToBlockingEnumerable(context.Cancelled))
        {
            context.Cancelled.ThrowIfCancellationRequested();
            // Written whole, so that only whole lines stand in the output when somebody interrupts.
            context.OutputStream.Write(answers.Bytes);
            lines += answers.LineCount;
            invalid += answers.InvalidCount;
            free.Add(answers);
            progress.Show(lines, invalid, isEnd: false);
            // Nobody reads on: what was seen so far is the answer.
            if (context.OutputStream.IsReaderGone) return Result(invalid);
        }
        progress.Show(lines, invalid, isEnd: true);
        return Result(invalid);
    }

    private static ExitCode Result(long invalid) => invalid == 0 ? ExitCode.Ok : ExitCode.CheckFailed;
}
