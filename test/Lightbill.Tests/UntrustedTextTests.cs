namespace Lightbill.Tests;

public class UntrustedTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1 cup coffee")]
    [InlineData("!\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~")]
    [InlineData("ナンセンス 1杯")]
    [InlineData("Grüße, ça va? ñandú Ελλάδα Москва")]
    [InlineData("שלום مرحبا हिन्दी ไทย 한국어")]
    [InlineData("e\u0301 a\u0308")] // combining marks
    [InlineData("☕ 🍕 👍🏽")]
    [InlineData("👨‍👩‍👧‍👦 🏳️‍🌈 ❤️ ☎︎")] // joined with zero-width joiners and variation selectors
    [InlineData("🇩🇪 1️⃣")]
    [InlineData("\u00A0\u2003\u3000")] // spaces show as such
    [InlineData("\uFFFD")]
    public void What_shows_itself_stays_as_it_is(string text)
    {
        var untrusted = new UntrustedText(text);
        Assert.Same(text, untrusted.Printable);
        Assert.Same(text, untrusted.Raw);
        Assert.Same(text, untrusted.ToString());
        Assert.Same(text, UntrustedText.Escape(text));
        Assert.False(untrusted.HasHiddenCharacters);
        Assert.Equal(-1, UntrustedText.IndexOfHidden(text));
    }

    [Theory]
    [InlineData(0x00)] // C0
    [InlineData(0x07)]
    [InlineData(0x08)]
    [InlineData(0x09)]
    [InlineData(0x0A)]
    [InlineData(0x0D)]
    [InlineData(0x1B)]
    [InlineData(0x1F)]
    [InlineData(0x7F)]
    [InlineData(0x80)] // C1
    [InlineData(0x85)]
    [InlineData(0x9B)] // the one-character start of a terminal's control sequence
    [InlineData(0x9F)]
    [InlineData(0xAD)] // soft hyphen
    [InlineData(0x034F)] // combining grapheme joiner
    [InlineData(0x061C)] // bidirectional
    [InlineData(0x200E)]
    [InlineData(0x200F)]
    [InlineData(0x202A)]
    [InlineData(0x202B)]
    [InlineData(0x202C)]
    [InlineData(0x202D)]
    [InlineData(0x202E)]
    [InlineData(0x2066)]
    [InlineData(0x2067)]
    [InlineData(0x2068)]
    [InlineData(0x2069)]
    [InlineData(0x200B)] // zero width
    [InlineData(0x200C)]
    [InlineData(0x2060)]
    [InlineData(0x2061)]
    [InlineData(0x2064)]
    [InlineData(0x2065)]
    [InlineData(0x206A)]
    [InlineData(0x206F)]
    [InlineData(0xFEFF)]
    [InlineData(0x180B)] // Mongolian variation selectors and vowel separator
    [InlineData(0x180C)]
    [InlineData(0x180D)]
    [InlineData(0x180E)]
    [InlineData(0x180F)]
    [InlineData(0x17B4)] // Khmer vowels that show nothing
    [InlineData(0x17B5)]
    [InlineData(0x115F)] // fillers
    [InlineData(0x1160)]
    [InlineData(0x3164)]
    [InlineData(0xFFA0)]
    [InlineData(0x2800)]
    [InlineData(0x2028)] // line and paragraph separators
    [InlineData(0x2029)]
    [InlineData(0xFE00)] // variation selectors but those of emoji
    [InlineData(0xFE0D)]
    [InlineData(0xE0100)]
    [InlineData(0xE01EF)]
    [InlineData(0xE0001)] // tags
    [InlineData(0xE0020)]
    [InlineData(0xE0061)]
    [InlineData(0xE007F)]
    [InlineData(0xE0FFF)]
    [InlineData(0xFFF9)] // interlinear annotation
    [InlineData(0xFFFB)]
    [InlineData(0x1D173)] // musical formatting
    [InlineData(0x1BCA0)] // shorthand formatting
    [InlineData(0xE000)] // private use
    [InlineData(0xF8FF)]
    [InlineData(0xF0000)]
    [InlineData(0x10FFFD)]
    [InlineData(0xFFFE)] // no characters
    [InlineData(0xFFFF)]
    [InlineData(0xFDD0)]
    [InlineData(0x10FFFF)]
    public void What_acts_instead_of_showing_is_written_out(int codePoint)
    {
        string hidden = char.ConvertFromUtf32(codePoint);
        string written = $"\\u{{{codePoint:x}}}";
        Assert.Equal(written, UntrustedText.Escape(hidden));
        var text = new UntrustedText($"a{hidden}b☕{hidden}");
        Assert.Equal($"a{written}b☕{written}", text.Printable);
        Assert.Equal(text.Printable, text.ToString());
        Assert.Equal($"a{hidden}b☕{hidden}", text.Raw);
        Assert.True(text.HasHiddenCharacters);
        Assert.Equal(1, UntrustedText.IndexOfHidden(text.Raw));
    }

    [Theory]
    [InlineData("?", 0xD800, "\uFFFD")]
    [InlineData("?", 0xDC00, "\uFFFD")]
    [InlineData("a?", 0xDBFF, "a\uFFFD")]
    [InlineData("a?b", 0xDFFF, "a\uFFFDb")]
    [InlineData("??", 0xD83D, "\uFFFD\uFFFD")]
    [InlineData("☕?☕", 0xD83D, "☕\uFFFD☕")]
    public void An_unpaired_surrogate_becomes_the_replacement_character(string pattern, int surrogate, string expected)
    {
        var text = new UntrustedText(pattern.Replace('?', (char)surrogate));
        Assert.Equal(expected, text.Printable);
        Assert.True(text.HasHiddenCharacters);
    }

    [Fact]
    public void The_printable_text_is_clean_and_stays_as_it_is() =>
        Law.Holds(Law.Bytes(60), bytes =>
        {
            string raw = string.Concat(bytes.Select((b, i) => (char)((b << 8) | bytes[bytes.Length - 1 - i])));
            string printable = UntrustedText.Escape(raw);
            Assert.Same(printable, UntrustedText.Escape(printable));
            Assert.Equal(-1, UntrustedText.IndexOfHidden(printable));
            Assert.DoesNotContain(printable, c => char.IsControl(c));
            Assert.Equal(raw == printable, ReferenceEquals(raw, printable));
        }, 2000);

    [Fact]
    public void Texts_are_equal_by_what_came_not_by_what_is_shown()
    {
        Assert.Equal(new UntrustedText("a\n"), new UntrustedText("a\n"));
        Assert.Equal(new UntrustedText("a\n").GetHashCode(), new UntrustedText("a\n").GetHashCode());
        Assert.NotEqual(new UntrustedText("a\n"), new UntrustedText("a\\u{a}"));
        Assert.NotEqual(new UntrustedText("é"), new UntrustedText("e\u0301"));
        Assert.False(new UntrustedText("").Equals(null));
    }
}
