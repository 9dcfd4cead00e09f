using System.Text;
using System.Text.Encodings.Web;

namespace Lightbill.Cli.Formats;

/// <summary>
/// Escapes what JSON demands and what must not reach a terminal raw (controls, direction marks, zero-width characters; the same set as
/// <see cref="UntrustedText"/>), and nothing else: letters of all languages, quotes and plus signs stay readable.
/// </summary>
internal sealed unsafe class ReadableJsonEncoder : JavaScriptEncoder
{
    public static ReadableJsonEncoder Instance { get; } = new();

    /// <summary><c>\uXXXX</c></summary>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar switch
    {
        '"' or '\\' => true,
        >= ' ' and < 0x7f => false,
        _ => !Rune.TryCreate(unicodeScalar, out Rune rune) || UntrustedText.IsHidden(rune),
    };

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        for (int i = 0; i < span.Length;)
        {
            if (Rune.DecodeFromUtf16(span[i..], out Rune rune, out int length) != System.Buffers.OperationStatus.Done || WillEncode(rune.Value)) return i;
            i += length;
        }
        return -1;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var target = new Span<char>(buffer, bufferLength);
        numberOfCharactersWritten = 0;
        char shortForm = unicodeScalar switch
        {
            '"' => '"',
            '\\' => '\\',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            _ => '\0',
        };
        if (shortForm != '\0')
        {
            if (target.Length < 2) return false;
            (target[0], target[1], numberOfCharactersWritten) = ('\\', shortForm, 2);
            return true;
        }
        Span<char> units = stackalloc char[2];
        int count = new Rune(unicodeScalar).EncodeToUtf16(units);
        if (target.Length < count * MaxOutputCharactersPerInputCharacter) return false;
        foreach (char unit in units[..count])
        {
            "\\u".CopyTo(target[numberOfCharactersWritten..]);
            ((int)unit).TryFormat(target[(numberOfCharactersWritten + 2)..], out _, "x4", System.Globalization.CultureInfo.InvariantCulture);
            numberOfCharactersWritten += MaxOutputCharactersPerInputCharacter;
        }
        return true;
    }
}
