namespace Lightbill.Cli.Tests;

/// <summary>A pipe whose reader goes away after so many bytes, as the operating system reports it.</summary>
internal sealed class ClosingStream(long capacity) : MemoryStream
{
    private const int BrokenPipe = 32;
    private long _written;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _written += buffer.Length;
        if (_written > capacity) throw new IOException("Broken pipe", BrokenPipe);
    }
}
