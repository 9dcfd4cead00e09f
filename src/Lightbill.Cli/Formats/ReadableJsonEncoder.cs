using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    /// <summary>Is it printable ASCII without quotes and backslashes, so that nothing is escaped?</summary>
    public static bool IsPlain(ReadOnlySpan<byte> utf8) => PlainLength(utf8) == utf8.Length;

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
            i += PlainLength(span[i..]);
            if (i == span.Length) return -1;
            if (Rune.DecodeFromUtf16(span[i..], out Rune rune, out int length) != OperationStatus.Done || WillEncode(rune.Value)) return i;
            i += length;
        }
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        int i = 0;
        while (true)
        {
            i += PlainLength(utf8Text[i..]);
            if (i == utf8Text.Length) return -1;
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

    /// <summary>
    /// How many characters at the beginning are plain. Words of 64 bits, since the runtime's search for sets of characters is compiled at its first call. A word that seems to hold
    /// another one is looked at one by one: what is added and taken may carry into a neighbour, and that errs on this side only.
    /// </summary>
    private static int PlainLength(ReadOnlySpan<char> text)
    {
        const ulong One = 0x0001_0001_0001_0001;
        int i = 0;
        unchecked
        {
            for (; i <= text.Length - 4; i += 4)
            {
                ulong four = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(text[i..]))), quote = four ^ (One * '"'), backslash = four ^ (One * '\\');
                if (((four & (One * 0xFF80)) | ((four + One) & (One * 0x80)) | (((four - (One * ' ')) | (quote - One) | (backslash - One)) & (One * 0x8000))) != 0) break;
            }
        }
        while (i < text.Length && IsPlain(text[i])) i++;
        return i;
    }

    /// <inheritdoc cref="PlainLength(ReadOnlySpan{char})"/>
    private static int PlainLength(ReadOnlySpan<byte> text)
    {
        const ulong One = 0x0101_0101_0101_0101;
        int i = 0;
        unchecked
        {
            for (; i <= text.Length - 8; i += 8)
            {
                ulong eight = Unsafe.ReadUnaligned<ulong>(ref MemoryMarshal.GetReference(text[i..])), quote = eight ^ (One * '"'), backslash = eight ^ (One * '\\');
                if (((eight | (eight + One) | (eight - (One * ' ')) | (quote - One) | (backslash - One)) & (One * 0x80)) != 0) break;
            }
        }
        while (i < text.Length && IsPlain((char)text[i])) i++;
        return i;
    }

    private static bool IsPlain(char c) => c is >= ' ' and <= '~' and not '"' and not '\\';
}
