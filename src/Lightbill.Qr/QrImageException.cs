namespace Lightbill.Qr;

/// <summary>A picture could not be searched for QR codes; <see cref="Problem"/> says why, the message in words.</summary>
public sealed class QrImageException : Exception
{
    /// <summary>Makes one.</summary>
    public QrImageException(QrImageProblem problem, string message) : base(message) => Problem = problem;

    /// <summary>Makes one with what brought it about.</summary>
    public QrImageException(QrImageProblem problem, string message, Exception innerException) : base(message, innerException) => Problem = problem;

    /// <summary>Why.</summary>
    public QrImageProblem Problem { get; }
}
