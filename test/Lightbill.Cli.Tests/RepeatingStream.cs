namespace Lightbill.Cli.Tests;

/// <summary>Input that says the same over and over, without holding it.</summary>
internal sealed class RepeatingStream(byte[] content, long length) : InputOnlyStream
{
    private long _position;

    /// <summary>After so many bytes <see cref="Then"/> happens.</summary>
    public long AtBytes { get; init; } = long.MaxValue;

    public Action Then { get; init; } = () => { };

    public override int Read(byte[] buffer, int offset, int count)
    {
        int given = (int)Math.Min(count, length - _position);
        for (int i = 0; i < given; i++) buffer[offset + i] = content[(_position + i) % content.Length];
        bool isReached = _position < AtBytes && _position + given >= AtBytes;
        _position += given;
        if (isReached) Then();
        return given;
    }
}
