using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Lightbill.Cli.Formats;

namespace Lightbill.Cli.Lines;

/// <summary>
/// Rows of compact JSON as they grow: a <see cref="Utf8JsonWriter"/> can write here, and so can those who know what JSON wants and need no writer's state.
/// </summary>
/// <param name="capacity">Bytes that there is room for at first.</param>
internal sealed class RowBytes(int capacity = RowBytes.FirstCapacity) : IBufferWriter<byte>
{
    private const int FirstCapacity = 64 * 1024;

    /// <summary>A buffer that had to grow beyond this for strange lines is not kept.</summary>
    private const int MaxKeptBytes = 4 * 1024 * 1024;

    private byte[] _bytes = new byte[capacity];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear()
    {
        if (_bytes.Length > MaxKeptBytes) _bytes = new byte[FirstCapacity];
        _length = 0;
    }

    void IBufferWriter<byte>.Advance(int count) => _length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        Room(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => Room(Math.Max(sizeHint, 1));

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
        // Not ours: the runtime's has vectors, and among many rows the time to compile it does not matter.
        Convert.TryToHexStringLower(bytes, room[1..], out int digits);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _length < length) Grow(length);
        return _bytes.AsSpan(_length);
    }

    private void Grow(int length) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
}
