using System.Buffers.Text;
using System.Text.Json;
using Lightbill.Cli.Formats;

namespace Lightbill.Cli.Lines;

/// <summary>A row of compact JSON as it grows, byte by byte: what a <see cref="Utf8JsonWriter"/> would write, without its state. Whoever adds knows what JSON wants.</summary>
internal sealed class RowBytes
{
    private byte[] _bytes = new byte[4 * 1024];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    public void AddNull() => Add("null"u8);

    public void AddFlag(bool flag) => Add(flag ? "true"u8 : "false"u8);

    public void AddNumber(long number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out int count);
        _length += count;
    }

    public void AddNumber(ulong number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out int count);
        _length += count;
    }

    public void AddNumberOrNull(long? number)
    {
        if (number is { } value) AddNumber(value);
        else AddNull();
    }

    public void AddHex(ReadOnlySpan<byte> bytes)
    {
        Span<byte> room = Room((2 * bytes.Length) + 2);
        int digits = Encoding.Hex.Encode(bytes, room[1..]);
        room[0] = room[digits + 1] = (byte)'"';
        _length += digits + 2;
    }

    /// <summary>A string of which we know that nothing in it needs to be escaped.</summary>
    public void AddPlain(ReadOnlySpan<byte> utf8)
    {
        Span<byte> room = Room(utf8.Length + 2);
        utf8.CopyTo(room[1..]);
        room[0] = room[utf8.Length + 1] = (byte)'"';
        _length += utf8.Length + 2;
    }

    /// <summary>As <see cref="AddPlain"/>, of letters and digits, in lower case.</summary>
    public void AddLower(ReadOnlySpan<byte> ascii)
    {
        int start = _length + 1;
        AddPlain(ascii);
        System.Text.Ascii.ToLowerInPlace(_bytes.AsSpan(start, ascii.Length), out _);
    }

    public void AddMoment(DateTimeOffset time)
    {
        Span<byte> iso = stackalloc byte[MomentText.IsoLength];
        MomentText.WriteIso(time, iso);
        AddPlain(iso);
    }

    public void AddText(ReadOnlySpan<byte> utf8)
    {
        if (ReadableJsonEncoder.IsPlain(utf8)) AddPlain(utf8);
        else AddPlain(JsonEncodedText.Encode(utf8, ReadableJsonEncoder.Instance).EncodedUtf8Bytes);
    }

    public void AddText(string? text)
    {
        if (text is null)
        {
            AddNull();
            return;
        }
        Span<byte> utf8 = stackalloc byte[256];
        if (System.Text.Encoding.UTF8.TryGetBytes(text, utf8, out int count)) AddText(utf8[..count]);
        else AddText(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _length < length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
        return _bytes.AsSpan(_length);
    }
}
