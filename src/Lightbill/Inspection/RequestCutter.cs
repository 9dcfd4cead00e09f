using Lightbill.Instructions;

namespace Lightbill.Inspection;

/// <summary>
/// Cuts a text into parts, following the order in which <see cref="InstructionReader"/> tells what a text is. Every part begins where the one before ended, so
/// that they tile the text whatever it holds; what nothing claims is named as unreadable.
/// </summary>
internal sealed partial class RequestCutter
{
    private readonly string _text;
    private readonly ReadMode _mode;
    private readonly List<RequestPart> _parts = [];
    private int _end;

    private RequestCutter(string text, ReadMode mode) => (_text, _mode) = (text, mode);

    public static IReadOnlyList<RequestPart> Cut(string text, ReadMode mode)
    {
        var cutter = new RequestCutter(text, mode);
        if (text.Length <= PaymentInstruction.MaxTextLength) cutter.CutText();
        cutter.AddUnreadable(text.Length);
        return cutter._parts;
    }

    private void CutText()
    {
        Region whole = Region.Of(_text).Trim();
        if (whole.IsEmpty)
        {
            AddWhiteSpace(_text.Length);
            return;
        }
        AddWhiteSpace(whole.Start);
        CutRequest(whole, isInside: false);
        AddUnreadable(EndOf(whole));
        AddWhiteSpace(_text.Length);
    }

    private void CutRequest(Region region, bool isInside)
    {
        string? scheme = InstructionReader.SchemeOf(region.Body);
        switch (scheme)
        {
            case null:
                CutBare(region);
                break;
            case "lightning" or "lnurl" when !isInside:
                var wrapping = Wrapping.Of(region);
                AddScheme(region, scheme, scheme == "lnurl" ? "says that an LNURL follows" : "says that a Lightning request follows");
                if (wrapping.Inner.IsEmpty) break;
                AddWhiteSpace(wrapping.Inner.Start);
                CutRequest(wrapping.Inner, isInside: true);
                if (wrapping.HasSlashBehind && _end == EndOf(wrapping.Inner)) Add(_end + 1, PartKind.Separator, "slash", null, "not part of the request");
                break;
            case "bitcoin" when !isInside:
                CutBitcoinUri(AddScheme(region, scheme, "says that a request for bitcoin follows (BIP 321)"));
                break;
            case "http" or "https":
                CutWebAddress(AddScheme(region, scheme, scheme == "https" ? "a web address" : "a web address without encryption, which only .onion hosts may have"), isLink: true);
                break;
            case var _ when Lnurl.IsScheme(scheme):
                CutWebAddress(AddScheme(region, scheme, $"an LNURL with a scheme of its own (LUD-17), for {Lnurl.TagOfScheme(scheme)}; the service is asked by https, or by http on .onion"), isLink: false);
                break;
            default:
                Add(PlaceOf(region, scheme.Length + 1), PartKind.UriScheme, "URI scheme", null, "not a scheme of a payment request that we know");
                break;
        }
    }

    /// <summary>Adds the scheme with its colon and the slashes after it, and gives what follows.</summary>
    private Region AddScheme(Region region, string scheme, string meaning)
    {
        Region rest = region.From(scheme.Length + 1);
        if (rest.StartsWith("//")) rest = rest.From(2);
        Add(rest.IsEmpty ? EndOf(region) : rest.Start, PartKind.UriScheme, "URI scheme", null, meaning);
        return rest;
    }

    private void AddUnreadable(int end) => Add(end, PartKind.Unreadable, "text", null, "this cannot be read as a payment request");

    private void AddWhiteSpace(int end) => Add(end, PartKind.WhiteSpace, "white space", null, "not part of the request");

    /// <summary>Adds what lies between the last part and <paramref name="end"/>; nothing where that is nothing.</summary>
    private void Add(int end, PartKind kind, string name, string? value, string meaning)
    {
        if (end <= _end) return;
        _parts.Add(new(_end, end - _end, _text[_end..end], kind, null, name, value, null, meaning));
        _end = end;
    }

    /// <summary>Adds the parts of an invoice that stands between the last part and <paramref name="end"/>.</summary>
    private void AddInvoice(int end)
    {
        foreach (RequestPart part in InvoiceInspection.Inspect(_text[_end..end], _mode).Parts) _parts.Add(part with { Offset = part.Offset + _end });
        _end = end;
    }

    /// <summary>Where a character of a region stands in the text; the end of the region for the one behind its last.</summary>
    private static int PlaceOf(Region region, int index) => index < region.Body.Length ? region.Map[index] : EndOf(region);

    private static int EndOf(Region region) => region.Start + region.Extent;

    private static string Shown(string text) => UntrustedText.Escape(text);
}
