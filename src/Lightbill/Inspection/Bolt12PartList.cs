using Lightbill.Bolt12;
using Lightbill.Encoding;
using Lightbill.Instructions;

namespace Lightbill.Inspection;

/// <summary>Cuts a text into the parts that the reading core of BOLT 12 found.</summary>
internal sealed class Bolt12PartList
{
    private readonly string _text;
    private readonly Bolt12Core _core;
    private readonly int _bodyEnd;
    private readonly List<RequestPart> _parts = [];

    private Bolt12PartList(string text, Bolt12Core core, int bodyEnd) => (_text, _core, _bodyEnd) = (text, core, bodyEnd);

    /// <summary>A text of which nothing can be said.</summary>
    public static IReadOnlyList<RequestPart> Unreadable(string text) =>
        text.Length == 0 ? [] : [new(0, text.Length, text, PartKind.Unreadable, null, "text", null, null, "this cannot be read")];

    /// <param name="text">The text as given.</param>
    /// <param name="wrapping">What stands around the message in it.</param>
    /// <param name="core">What was read.</param>
    public static IReadOnlyList<RequestPart> Build(string text, Wrapping wrapping, Bolt12Core core)
    {
        Region body = wrapping.Inner;
        if (body.IsEmpty) return Unreadable(text);
        var list = new Bolt12PartList(text, core, body.Start + body.Extent);
        int start = wrapping.Scheme is null ? body.Start : wrapping.Whole.Start;
        if (start > 0) list.AddText(0, start, PartKind.WhiteSpace, "white space", "not part of the request");
        if (wrapping.Scheme is { } scheme) list.AddText(start, body.Start, PartKind.UriScheme, "URI scheme", scheme == "lnurl" ? "says that an LNURL follows" : "says that a Lightning request follows");
        list.AddBody();
        int end = list._bodyEnd;
        if (wrapping.HasSlashBehind) list.AddText(end, ++end, PartKind.Separator, "slash", "not part of the request");
        if (end < text.Length) list.AddText(end, text.Length, PartKind.WhiteSpace, "white space", "not part of the request");
        return list._parts.AsReadOnly();
    }

    /// <summary>The parts of the bare text alone, as <see cref="Build"/> gives them.</summary>
    public static IReadOnlyList<RequestPart> BuildBody(string text, Region body, Bolt12Core core)
    {
        var list = new Bolt12PartList(text, core, body.Start + body.Extent);
        list.AddBody();
        return list._parts;
    }

    private void AddBody()
    {
        if (_core.Separator < 0) Add(0, _core.Body.Length, PartKind.Unreadable, "text", null, "this cannot be read");
        else AddMessage();
    }

    private void AddMessage()
    {
        int separator = _core.Separator;
        Add(0, separator, PartKind.Prefix, "prefix", null, _core.Kind is { } kind ? Bolt12Prefix.NameOf(kind) + " of BOLT 12" : "no prefix of BOLT 12");
        Add(separator, separator + 1, PartKind.Separator, "separator", null, "ends the readable part");
        int start = separator + 1;
        foreach (TlvRecord record in _core.Records)
        {
            int end = record.End == _core.Data.Length ? _core.Body.Length : separator + 1 + (record.End * 8 / 5);
            AddField(record, start, end);
            start = end;
        }
        if (start < _core.Body.Length) Add(start, _core.Body.Length, PartKind.Unreadable, "data", null, "belongs to no readable field");
    }

    private void AddField(TlvRecord record, int start, int end)
    {
        ReadOnlySpan<byte> value = record.ValueIn(_core.Data);
        Bolt12FieldInfo? info = _core.Kind is { } kind ? Bolt12FieldInfo.Find(record.Type, kind) : null;
        bool isFirst = _core.Find(record.Type) == record;
        (string? text, string meaning) = Bolt12Meaning.Of(info, isFirst ? _core.ValueOf(record.Type) : null, _core);
        (int offset, int length) = Locate(start, end);
        PartKind partKind = info?.Type == Bolt12FieldType.Signature ? PartKind.Signature : PartKind.Field;
        _parts.Add(new(offset, length, _text.Substring(offset, length), partKind, null, info?.Name ?? "unknown field", text, Hex.Encode(value),
            isFirst ? meaning : "a second one, left out of account")
        {
            Number = record.Type,
            ByteOffset = record.Start,
            ByteLength = record.End - record.Start,
        });
    }

    /// <summary>Adds a part of the body; continuations inside it belong to it.</summary>
    private void Add(int start, int end, PartKind kind, string name, string? value, string meaning)
    {
        (int offset, int length) = Locate(start, end);
        if (length > 0) _parts.Add(new(offset, length, _text.Substring(offset, length), kind, null, name, value, null, meaning));
    }

    private void AddText(int start, int end, PartKind kind, string name, string meaning) =>
        _parts.Add(new(start, end - start, _text[start..end], kind, null, name, null, null, meaning));

    private (int Offset, int Length) Locate(int start, int end)
    {
        int from = Place(start);
        return (from, Place(end) - from);
    }

    private int Place(int index) => index >= _core.Body.Length ? _bodyEnd : _core.Map is { } map ? map[index] : index;
}
