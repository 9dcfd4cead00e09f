using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lightbill.Text;

/// <summary>Reads and writes a value as the JSON string of its text form. Used by attribute; needs no reflection.</summary>
/// <typeparam name="T">A type that parses and prints itself.</typeparam>
public sealed class ParsableJsonConverter<T> : JsonConverter<T>
    where T : ISpanParsable<T>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">Not a string, or not the text of a <typeparamref name="T"/>.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException($"A {typeof(T).Name} is written as a string.");
        return T.TryParse(reader.GetString(), null, out T? value) ? value : throw new JsonException($"Not a {typeof(T).Name}.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
