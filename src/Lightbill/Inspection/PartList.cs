using System.Globalization;
using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Instructions;
using Lightbill.Text;

namespace Lightbill.Inspection;

/// <summary>Cuts a text into the parts that the reading core found.</summary>
internal sealed class PartList
{
    private readonly string _text;
    private readonly Wrapping _wrapping;
    private readonly Region _body;
    private readonly int _bodyStart;
    private readonly int _bodyEnd;
    private readonly Bolt11Layout _layout;
    private readonly byte[] _words;
    private readonly PublicKey? _payee;
    private readonly List<RequestPart> _parts = [];

    private PartList(string text, Wrapping wrapping, Region compact, in Bolt11Layout layout, PublicKey? payee)
    {
        (_text, _wrapping, _body, _layout, _payee) = (text, wrapping, compact, layout, payee);
        // An empty region stands nowhere: it is what is left at the end of what surrounds it.
        int wholeEnd = wrapping.Whole.IsEmpty ? text.Length : wrapping.Whole.Start + wrapping.Whole.Extent;
        (_bodyStart, _bodyEnd) = wrapping.Inner.IsEmpty ? (wholeEnd, wholeEnd) : (wrapping.Inner.Start, wrapping.Inner.Start + wrapping.Inner.Extent);
        string body = compact.Body;
        _words = layout.Separator < 0 ? [] : new byte[body.Length - layout.Separator - 1];
        // A bad character counts as zero, as in the core.
        for (int i = 0; i < _words.Length; i++) _words[i] = (byte)Math.Max(Bech32.ValueOf(body[layout.Separator + 1 + i]), 0);
    }

    /// <summary>A text of which nothing can be said.</summary>
    public static RequestPart Whole(string text) => new(0, text.Length, text, PartKind.Unreadable, null, "text", null, null, "this cannot be read as an invoice");

    /// <param name="text">The text as given.</param>
    /// <param name="wrapping">What stands around the invoice in it.</param>
    /// <param name="compact">The bare invoice, or what stands in its place.</param>
    /// <param name="layout">What the core read of it.</param>
    /// <param name="payee">Who is paid, when it could be told.</param>
    public static IReadOnlyList<RequestPart> Build(string text, Wrapping wrapping, Region compact, in Bolt11Layout layout, PublicKey? payee)
    {
        if (text.Length == 0) return [];
        var list = new PartList(text, wrapping, compact, layout, payee);
        list.AddSurroundings();
        if (layout.Separator < 0) list.Add(0, compact.Body.Length, PartKind.Unreadable, "text", null, "this cannot be read as an invoice");
        else list.AddInvoice();
        list.AddTrailing();
        return list._parts;
    }

    private void AddSurroundings()
    {
        int end = _wrapping.Scheme is null ? _bodyStart : _wrapping.Whole.Start;
        if (end > 0) AddText(0, end, PartKind.WhiteSpace, "white space", "not part of the request");
        if (_wrapping.Scheme is { } scheme)
            AddText(end, _bodyStart, PartKind.UriScheme, "URI scheme", scheme == "lnurl" ? "says that an LNURL follows" : "says that a Lightning request follows");
    }

    private void AddTrailing()
    {
        int end = _bodyEnd;
        if (_wrapping.HasSlashBehind && !_wrapping.Inner.IsEmpty) AddText(end, ++end, PartKind.Separator, "slash", "not part of the request");
        if (end < _text.Length) AddText(end, _text.Length, PartKind.WhiteSpace, "white space", "not part of the request");
    }

    private void AddInvoice()
    {
        string body = _body.Body;
        Add(0, _layout.PrefixLength, PartKind.Prefix, "prefix", _layout.HasNetwork ? _layout.Network.Name : null, _layout.HasNetwork
            ? $"Lightning invoice on {(_layout.Network == BitcoinNetwork.Mainnet ? "Bitcoin mainnet" : _layout.Network.Name)}"
            : "not the prefix of a network that we know");
        if (_layout.Separator > _layout.PrefixLength)
            Add(_layout.PrefixLength, _layout.Separator, PartKind.Amount, "amount", _layout.HasAmount ? _layout.Amount.ToString(null, null) : null, _layout.HasAmount
                ? PartMeaning.OfAmount(_layout.Amount)
                : "not an amount");
        Add(_layout.Separator, _layout.Separator + 1, PartKind.Separator, "separator", null, "ends the readable part");
        if (!_layout.HasData)
        {
            if (_words.Length > 0) Add(_layout.OffsetOf(0), body.Length, PartKind.Unreadable, "data", null, "too short for timestamp, signature and checksum");
            return;
        }
        AddWords(0, Bolt11Layout.TimestampWords, PartKind.Timestamp, "timestamp",
            _layout.Timestamp.ToString(CultureInfo.InvariantCulture), PartMeaning.OfTime(DateTimeOffset.FromUnixTimeSeconds(_layout.Timestamp)));
        var seen = new HashSet<int>();
        var fields = new Bolt11FieldEnumerator(_words, _layout);
        while (fields.MoveNext()) AddField(fields.Tag, fields.Start, fields.Content, seen);
        int signature = _layout.SignatureStart;
        if (_layout.FieldsEnd < signature) AddWords(_layout.FieldsEnd, signature, PartKind.Unreadable, "data", null, "belongs to no readable field");
        AddSignature(signature);
    }

    private void AddField(int tag, int start, FieldSpan content, HashSet<int> seen)
    {
        ReadOnlySpan<byte> words = content.Of(_words);
        bool counted = Bolt11FieldInfo.IsCounted(tag, content.Length);
        bool repeated = counted && !PartMeaning.MayRepeat(tag) && !seen.Add(tag);
        (string? value, string? raw, string meaning) = PartMeaning.OfField(tag, words, _layout);
        if (repeated) meaning = "a second one, left out of account: " + meaning;
        int end = content.Start + content.Length;
        (int offset, int length, string text) = Locate(_layout.OffsetOf(start), _layout.OffsetOf(end));
        _parts.Add(new(offset, length, text, PartKind.Field, Bolt11Tag.Letter(tag), Bolt11FieldInfo.NameOf(tag) ?? "unknown field", value, raw, meaning));
    }

    private void AddSignature(int start)
    {
        RecoverableSignature signature = Bolt11Signature.Read(_words, _layout);
        int flag = start + Bolt11Layout.SignatureWords - 1;
        AddWords(start, flag, PartKind.Signature, "signature", signature.RHex + signature.SHex,
            signature.IsWellFormed ? $"r and s, {(signature.IsLowS ? "low" : "high")} s" : "r and s; a number is out of range");
        AddWords(flag, flag + 1, PartKind.RecoveryFlag, "recovery flag", signature.RecoveryFlag.ToString(CultureInfo.InvariantCulture),
            _payee is not { } payee ? "tells which of the possible keys signed"
            : _layout.Payee.IsPresent ? $"not needed: field n names the payee {payee}" : $"gives the payee {payee}");
        AddWords(flag + 1, _words.Length, PartKind.Checksum, "checksum", Bech32.ToText(_words.AsSpan(flag + 1)), _layout.IsChecksumValid ? "matches" : "does not match");
    }

    private void AddWords(int start, int end, PartKind kind, string name, string? value, string meaning) =>
        Add(_layout.OffsetOf(start), _layout.OffsetOf(end), kind, name, value, meaning);

    /// <summary>Adds a part of the body; white space inside it belongs to it.</summary>
    private void Add(int start, int end, PartKind kind, string name, string? value, string meaning)
    {
        (int offset, int length, string text) = Locate(start, end);
        if (length > 0) _parts.Add(new(offset, length, text, kind, null, name, value, null, meaning));
    }

    private void AddText(int start, int end, PartKind kind, string name, string meaning) =>
        _parts.Add(new(start, end - start, _text[start..end], kind, null, name, null, null, meaning));

    private (int Offset, int Length, string Text) Locate(int start, int end)
    {
        int from = Place(start);
        int to = Place(end);
        return (from, to - from, _text[from..to]);
    }

    private int Place(int index) => index >= _body.Body.Length ? _bodyEnd : _body.Map[index];
}
