using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Formats;

/// <summary>How all our JSON is written: two spaces for one object, one line for one of many, LF, raw UTF-8.</summary>
internal static class JsonOutput
{
    private const int MaxStackHexBytes = 256;

    public static JsonWriterOptions Indented { get; } = new() { Indented = true, NewLine = "\n", Encoder = ReadableJsonEncoder.Instance };

    public static JsonWriterOptions Compact { get; } = new() { Encoder = ReadableJsonEncoder.Instance };

    /// <summary>Writes one indented object to standard output.</summary>
    public static void Write(CliContext context, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Indented)) write(json);
        context.Output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>ISO 8601 in UTC, to the second.</summary>
    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);

    /// <summary>Writes bytes as hex, without a string between: most of what we write is hex.</summary>
    public static void WriteHex(Utf8JsonWriter json, string name, ReadOnlySpan<byte> bytes)
    {
        byte[]? rented = null;
        Span<byte> digits = bytes.Length <= MaxStackHexBytes ? stackalloc byte[2 * MaxStackHexBytes] : rented = ArrayPool<byte>.Shared.Rent(2 * bytes.Length);
        Convert.TryToHexStringLower(bytes, digits, out int count);
        json.WriteString(name, digits[..count]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
    }

    public static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Digits(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
