using System.Globalization;
using System.Text.Json;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;
using Lightbill.Findings;
using Lightbill.Inspection;

namespace Lightbill.Cli.Formats;

/// <summary>
/// A request cut into its parts. As text: a table of our own, free to change. As JSON: <c>lightbill.explain/1</c>, decode's object (see <see cref="JsonFormat"/>) plus
/// <c>parts</c>, which together are the text as given.
/// </summary>
internal static class ExplainFormat
{
    public const string Schema = "lightbill.explain/1";

    private const int TextWidth = 10;
    private const int NameWidth = 17;
    private const int NameColumn = 24; // after offset, length and text
    private const int MeaningColumn = NameColumn + NameWidth + 1;
    private const int MeaningWidth = TextLayout.Width - MeaningColumn;
    private const int Column = 9;

    public static void WriteJson(Utf8JsonWriter json, DecodedRequest request)
    {
        json.WriteStartObject();
        JsonFormat.WriteMembers(json, Schema, request, redact: false);
        json.WriteStartArray("parts");
        foreach (RequestPart part in request.Parts)
        {
            json.WriteStartObject();
            json.WriteNumber("offset", part.Offset);
            json.WriteNumber("length", part.Length);
            json.WriteString("text", part.Text);
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(part.Kind.ToString()));
            json.WriteString("tag", part.Tag?.ToString());
            if (part.Number is { } number)
            {
                json.WriteNumber("number", number);
                json.WriteNumber("byteOffset", part.ByteOffset!.Value);
                json.WriteNumber("byteLength", part.ByteLength!.Value);
            }
            json.WriteString("name", part.Name);
            json.WriteString("value", part.Value);
            json.WriteString("raw", part.Raw);
            json.WriteString("meaning", part.Meaning);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteText(CliContext context, DecodedRequest request)
    {
        TextFormat.WriteVerdict(context, request, Column);
        if (request.Parts.Count > 0)
        {
            context.Output.WriteLine();
            string heading = "offset".PadLeft(6) + " length".PadLeft(7) + " text".PadRight(TextWidth + 1) + "part".PadRight(NameWidth + 1) + "value and meaning";
            context.Output.WriteLine(TextLayout.Styled(context, heading, TextStyle.Label));
            foreach (RequestPart part in request.Parts) WritePart(context, part);
        }
        if (request.Other is { } other and not Bolt12Instruction)
        {
            context.Output.WriteLine();
            InstructionFormat.WriteRows(context, other, request.CheckedAt, redact: false);
        }
        WriteFindings(context, request);
    }

    private static void WritePart(CliContext context, RequestPart part)
    {
        string text = TextLayout.Abbreviate(UntrustedText.Escape(part.Text), TextWidth - 1);
        string lead = $"{part.Offset,6}{part.Length,7} {text,-TextWidth}";
        IReadOnlyList<string> names = NamesOf(part);
        List<string> meanings = [];
        foreach (string cell in new[] { part.Value ?? "", part.Meaning })
            if (cell.Length > 0) meanings.AddRange(TextLayout.Wrap(cell, MeaningWidth).Select(line => TextLayout.Abbreviate(line, MeaningWidth)));
        for (int i = 0; i < Math.Max(names.Count, meanings.Count); i++)
        {
            string name = i < names.Count ? names[i] : "";
            string meaning = i < meanings.Count ? meanings[i] : "";
            context.Output.WriteLine($"{(i == 0 ? lead : new string(' ', NameColumn))}{name.PadRight(NameWidth)} {meaning}".TrimEnd());
        }
    }

    /// <summary>A field's letter or number before its name; of a field of BOLT 12 also which bytes of the message it is. Names with underscores are broken there.</summary>
    private static IReadOnlyList<string> NamesOf(RequestPart part)
    {
        if (part.Number is not { } number) return TextLayout.Wrap(part.Tag is { } tag ? $"{tag} {part.Name}" : part.Name, NameWidth);
        IReadOnlyList<string> names = TextLayout.Wrap(string.Create(CultureInfo.InvariantCulture, $"{number} {part.Name.Replace('_', ' ')}"), NameWidth);
        return [.. names, string.Create(CultureInfo.InvariantCulture, $"bytes {part.ByteOffset}-{part.ByteOffset + part.ByteLength - 1}")];
    }

    private static void WriteFindings(CliContext context, DecodedRequest request)
    {
        foreach (FindingView finding in request.AllFindings)
        {
            context.Output.WriteLine();
            (string label, TextStyle style) = finding.Severity switch
            {
                FindingSeverity.Error => ("error", TextStyle.Bad),
                FindingSeverity.Warning => ("warning", TextStyle.Warning),
                _ => ("note", TextStyle.Plain),
            };
            TextLayout.Row(context, Column, label, $"{finding.Message} [{finding.Code}]", style);
            foreach (string line in Messages.Place(finding, request.GivenText)) context.Output.WriteLine("  " + line);
            if (finding.NeedsAdvice) TextLayout.Row(context, Column, "advice", finding.Advice);
            TextLayout.Row(context, Column, "see", finding.SpecReference);
        }
    }
}
