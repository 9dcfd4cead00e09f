using System.Text.Json;
using Lightbill.Cli.Values;

namespace Lightbill.Cli.Creation;

/// <summary>An object of our JSON that somebody may have edited: what cannot be read is said with the member's name. A member that is null counts as absent.</summary>
/// <param name="option">The option that named the file.</param>
/// <param name="element">The object.</param>
/// <param name="path">Where it stands, with a point at its end; empty for the outermost.</param>
internal readonly struct JsonMembers(string option, JsonElement element, string path = "")
{
    /// <summary>Is the member there, be it null?</summary>
    public bool Has(string name) => element.TryGetProperty(name, out _);

    public string? Text(string name) => Find(name) is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(name, "a text");

    public bool? Flag(string name) => Find(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "true or false"),
    };

    public ulong? Number(string name, ulong max) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out ulong number) && number <= max ? number
        : throw Wrong(name, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a whole number from 0 to {max}"));

    public T? Value<T>(string name, string what)
        where T : struct, IParsable<T> =>
        Text(name) is not { } text ? null : T.TryParse(text, null, out T value) ? value : throw Wrong(name, what);

    public byte[]? Bytes(string name) => Text(name) is not { } text ? null : HexText.Parse($"{option}: \"{path}{name}\"", text);

    public T Required<T>(string name, T? value)
        where T : struct => value ?? throw OptionError.Invalid(option, $"\"{path}{name}\" is missing");

    public T Required<T>(string name, T? value)
        where T : class => value ?? throw OptionError.Invalid(option, $"\"{path}{name}\" is missing");

    /// <summary>The objects of a list; none when it is absent.</summary>
    public IEnumerable<JsonMembers> Objects(string name)
    {
        int index = 0;
        foreach (JsonElement item in Items(name)) yield return ToObject(item, $"{name}[{index++}]");
    }

    /// <summary>The lists of objects in a list.</summary>
    public IEnumerable<IEnumerable<JsonMembers>> ObjectLists(string name)
    {
        int outer = 0;
        foreach (JsonElement list in Items(name))
        {
            string place = $"{name}[{outer++}]";
            if (list.ValueKind != JsonValueKind.Array) throw Wrong(place, "a list");
            int inner = 0;
            List<JsonMembers> objects = [];
            foreach (JsonElement item in list.EnumerateArray()) objects.Add(ToObject(item, $"{place}[{inner++}]"));
            yield return objects;
        }
    }

    public IEnumerable<string> Texts(string name)
    {
        foreach (JsonElement item in Items(name)) yield return item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(name, "a list of texts");
    }

    public CliException Wrong(string name, string expected) => OptionError.Invalid(option, $"\"{path}{name}\" is not {expected}");

    private JsonElement? Find(string name) => element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement.ArrayEnumerator Items(string name) =>
        Find(name) is not { } list ? default : list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw Wrong(name, "a list");

    private JsonMembers ToObject(JsonElement item, string place) => item.ValueKind == JsonValueKind.Object ? new(option, item, $"{path}{place}.") : throw Wrong(place, "an object");
}
