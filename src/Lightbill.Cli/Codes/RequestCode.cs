using Lightbill.Bolt11;
using Lightbill.Qr;

namespace Lightbill.Cli.Codes;

/// <summary>The QR code of a request, and the words for one that is too long.</summary>
internal static class RequestCode
{
    /// <summary>What a picture of it is called.</summary>
    public static string Title(Bolt11Invoice? invoice) => invoice switch
    {
        null => "QR code",
        { Amount: { } amount } => $"QR code of a Lightning invoice over {amount.ToString("sat", null)[..^3]} sat",
        _ => "QR code of a Lightning invoice",
    };

    /// <summary>For screens and paper: level M, or L where only that holds it.</summary>
    /// <exception cref="CliException">It is too long, or no text.</exception>
    public static QrCode ForPicture(string text) => Guarded(() => QrCode.TryCreate(text, QrErrorCorrection.Medium, out QrCode? code) ? code : QrCode.Create(text, QrErrorCorrection.Low));

    /// <summary>For terminals: the smallest.</summary>
    /// <exception cref="CliException">It is too long, or no text.</exception>
    public static QrCode ForTerminal(string text) => Guarded(() => QrCode.Create(text, QrErrorCorrection.Low));

    private static QrCode Guarded(Func<QrCode> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException problem)
        {
            throw new CliException(ExitCode.CheckFailed, Values.OptionError.InMessageStyle(problem.Message));
        }
    }
}
