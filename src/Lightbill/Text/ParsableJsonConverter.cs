using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lightbill.Text;

/// <summary>Reads and writes a value as the JSON string of its text form, also as the key of a dictionary. Used by attribute; needs no reflection.</summary>
/// <typeparam name="T">A type that parses and prints itself.</typeparam>
public sealed class ParsableJsonConverter<T> : JsonConverter<T>
    where T : ISpanParsable<T>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">Not a string, or not the text of a <typeparamref name="T"/>.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException($"A {typeof(T).Name} is written as a string.");
        return Read(reader.GetString());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    /// <exception cref="JsonException">Not the text of a <typeparamref name="T"/>.</exception>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, [DisallowNull] T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString()!);

    private static T Read(string? text)
    {
        if (T.TryParse(text, null, out T? value)) return value;
        try
        {
            return T.Parse(text ?? "", null);
        }
        catch (FormatException problem)
        {
            // The reason is worth more than "not valid": which rule, which place.
            throw new JsonException($"Not a {typeof(T).Name}: {problem.Message}", problem);
        }
    }
}
