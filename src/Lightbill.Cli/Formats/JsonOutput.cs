using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Formats;

/// <summary>
/// How all our JSON is written: two spaces for one object, one line for one of many, LF, raw UTF-8. No field holds the options: whoever writes text and takes some digits here
/// does not load what writes JSON.
/// </summary>
internal static class JsonOutput
{
    private const int MaxStackHexBytes = 256;

    public static JsonWriterOptions Indented => new() { Indented = true, NewLine = "\n", Encoder = ReadableJsonEncoder.Instance };

    public static JsonWriterOptions Compact => new() { Encoder = ReadableJsonEncoder.Instance };

    /// <summary>Writes one indented object to standard output.</summary>
    public static void Write(CliContext context, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Indented)) write(json);
        context.Output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>ISO 8601 in UTC, to the second.</summary>
    public static string Iso(DateTimeOffset time) => MomentText.Iso(time);

    public static string Hex(ReadOnlyMemory<byte> bytes) => Encoding.Hex.Encode(bytes.Span);

    /// <summary>Writes bytes as hex, without a string between: most of what we write is hex, and nothing in it needs to be escaped.</summary>
    public static void WriteHex(Utf8JsonWriter json, JsonEncodedText name, ReadOnlySpan<byte> bytes)
    {
        byte[]? rented = null;
        Span<byte> value = bytes.Length <= MaxStackHexBytes ? stackalloc byte[(2 * MaxStackHexBytes) + 2] : rented = ArrayPool<byte>.Shared.Rent((2 * bytes.Length) + 2);
        WritePlain(json, name, value, Encoding.Hex.Encode(bytes, value[1..]));
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
    }

    /// <inheritdoc cref="WriteHex(Utf8JsonWriter, JsonEncodedText, ReadOnlySpan{byte})"/>
    public static void WriteHex(Utf8JsonWriter json, string name, ReadOnlySpan<byte> bytes) => WriteHex(json, JsonEncodedText.Encode(name, ReadableJsonEncoder.Instance), bytes);

    /// <summary>ISO 8601 in UTC, to the second.</summary>
    public static void WriteMoment(Utf8JsonWriter json, JsonEncodedText name, DateTimeOffset time)
    {
        Span<byte> value = stackalloc byte[MomentText.IsoLength + 2];
        MomentText.WriteIso(time, value[1..]);
        WritePlain(json, name, value, MomentText.IsoLength);
    }

    /// <summary>A text of which we know that it is letters and digits, such as an invoice.</summary>
    public static void WriteAscii(Utf8JsonWriter json, JsonEncodedText name, string text)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(text.Length + 2);
        WritePlain(json, name, rented, System.Text.Encoding.ASCII.GetBytes(text, rented.AsSpan(1)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Writes so many bytes, from the second on, as they are, with quotes around them.</summary>
    private static void WritePlain(Utf8JsonWriter json, JsonEncodedText name, Span<byte> value, int length)
    {
        (value[0], value[length + 1]) = ((byte)'"', (byte)'"');
        json.WritePropertyName(name);
        json.WriteRawValue(value[..(length + 2)], skipInputValidation: true);
    }

    public static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Digits(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
