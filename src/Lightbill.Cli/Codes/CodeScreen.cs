using Lightbill.Bolt11;
using Lightbill.Cli.Terminal;
using Lightbill.Qr;

namespace Lightbill.Cli.Codes;

/// <summary>QR codes drawn with characters.</summary>
internal static class CodeScreen
{
    /// <summary>On standard output, as the answer.</summary>
    /// <exception cref="CliException">It is too long for a QR code, or too wide for the terminal.</exception>
    public static void Show(CliContext context, string text, string? color, bool isInverted)
    {
        QrCode code = RequestCode.ForTerminal(text);
        if (context.OutputIsTerminal && TooWide(context, code) is { } problem)
            throw new CliException(ExitCode.CheckFailed, problem, "make the window wider, or write a picture: --png FILE or --svg FILE");
        QrTerminalStyle style = Style(context, color, context.OutputIsTerminal);
        if (style == QrTerminalStyle.PlainOnLight && isInverted) style = QrTerminalStyle.PlainOnDark;
        context.Output.Write(code.ToTerminal(style));
    }

    /// <summary>On standard error, beside an answer that is there already: what goes wrong is a warning and changes nothing.</summary>
    public static void ShowBeside(CliContext context, Bolt11Invoice invoice, string? color)
    {
        try
        {
            context.Output.Flush();
            QrCode code = RequestCode.ForTerminal(QrPayload.For(invoice));
            if (context.ErrorIsTerminal && TooWide(context, code) is { } problem) throw new CliException(ExitCode.CheckFailed, problem, "lightbill qr --png FILE writes a picture");
            context.Error.Write(code.ToTerminal(Style(context, color, context.ErrorIsTerminal)));
        }
        catch (CliException problem)
        {
            Messages.Warning(context, $"the QR code is not shown: {problem.Message}");
            foreach (string hint in problem.Hints) Messages.Hint(context, hint);
        }
    }

    /// <summary>The black and white of a code is no decoration: a terminal gets it in spite of NO_COLOR. Only --color never and a terminal without colours go without.</summary>
    private static QrTerminalStyle Style(CliContext context, string? color, bool isTerminal) => color switch
    {
        ColorChoice.Always => QrTerminalStyle.Colored,
        ColorChoice.Never => QrTerminalStyle.PlainOnLight,
        _ => isTerminal && context.Environment("TERM") != "dumb" ? QrTerminalStyle.Colored : QrTerminalStyle.PlainOnLight,
    };

    private static string? TooWide(CliContext context, QrCode code) => context.TerminalColumns() is { } columns && columns < code.TerminalColumns
        ? $"the QR code is {code.TerminalColumns} columns wide, and the terminal {columns}"
        : null;
}
