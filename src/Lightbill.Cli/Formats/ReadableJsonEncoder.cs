using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Lightbill.Cli.Formats;

/// <summary>
/// Escapes what JSON demands and what must not reach a terminal raw (controls, direction marks, zero-width characters; the same set as
/// <see cref="UntrustedText"/>), and nothing else: letters of all languages, quotes and plus signs stay readable.
/// </summary>
internal sealed unsafe class ReadableJsonEncoder : JavaScriptEncoder
{
    private const string Plain =
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create(Plain);

    public static ReadableJsonEncoder Instance { get; } = new();

    /// <summary>Printable ASCII that is never escaped.</summary>
    public static SearchValues<byte> PlainBytes { get; } = SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(Plain));

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
        int i = 0;
        while (true)
        {
            // Nearly everything we write is printable ASCII: that much is passed over in one go.
            int plain = span[i..].IndexOfAnyExcept(PlainCharacters);
            if (plain < 0) return -1;
            i += plain;
            if (Rune.DecodeFromUtf16(span[i..], out Rune rune, out int length) != OperationStatus.Done || WillEncode(rune.Value)) return i;
            i += length;
        }
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        int i = 0;
        while (true)
        {
            int plain = utf8Text[i..].IndexOfAnyExcept(PlainBytes);
            if (plain < 0) return -1;
            i += plain;
            if (Rune.DecodeFromUtf8(utf8Text[i..], out Rune rune, out int length) != OperationStatus.Done || WillEncode(rune.Value)) return i;
            i += length;
        }
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
