namespace Lightbill.Qr;

/// <summary>A text is too long for a QR code. The message says how long it is and how long it may be.</summary>
public sealed class QrCapacityException : ArgumentException
{
    /// <summary>Makes one with a message of its own.</summary>
    public QrCapacityException(string message) : base(message)
    {
    }

    /// <summary>Makes one with a message of its own and what brought it about.</summary>
    public QrCapacityException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Makes one without a message.</summary>
    public QrCapacityException()
    {
    }
}
