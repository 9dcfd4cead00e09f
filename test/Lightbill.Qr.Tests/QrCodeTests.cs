using System.Globalization;
using System.Xml.Linq;
using Lightbill.Bolt11;

namespace Lightbill.Qr.Tests;

public sealed class QrCodeTests
{
    public static TheoryData<int> Lengths => [200, 270, 330, 450, 600, 800, 1000, 1250, 1500];

    [Theory, MemberData(nameof(Lengths))]
    public async Task Every_png_is_read_back(int length)
    {
        RequiredTool.RequireZbar();
        Bolt11Invoice invoice = Invoices.OfAbout(length);
        Assert.InRange(invoice.ToString().Length, Math.Min(length, 260) - 20, length + 60);
        foreach (int scale in new[] { QrCode.MinPixelsPerModule, QrCode.DefaultPixelsPerModule })
            Assert.Equal([$"lightning:{invoice.ToString().ToUpperInvariant()}"], await Read(QrCode.Create(invoice).ToPng(scale)));
    }

    [Theory, MemberData(nameof(Lengths))]
    public async Task Every_svg_is_read_back(int length)
    {
        RequiredTool.RequireZbar();
        RequiredTool.Require("rsvg-convert", "librsvg2-bin");
        var code = QrCode.Create(Invoices.OfAbout(length));
        byte[] png = RequiredTool.Run("rsvg-convert", ["--format=png"], System.Text.Encoding.UTF8.GetBytes(code.ToSvg("An <invoice> & \"more\"", 4)));
        Assert.Equal([code.Text], await Read(png));
    }

    [Theory, MemberData(nameof(Lengths))]
    public async Task The_terminal_shows_the_same_modules(int length)
    {
        RequiredTool.RequireZbar();
        var code = QrCode.Create(Invoices.OfAbout(length), QrErrorCorrection.Low);
        Assert.Equal([code.Text], await Read(Photograph(code.ToTerminal(QrTerminalStyle.PlainOnLight), inkIsDark: true)));
        Assert.Equal([code.Text], await Read(Photograph(code.ToTerminal(QrTerminalStyle.PlainOnDark), inkIsDark: false)));
    }

    [Fact]
    public void The_terminal_knows_its_size_beforehand()
    {
        foreach (int length in new[] { 200, 600, 1500 })
        {
            var code = QrCode.Create(Invoices.OfAbout(length), QrErrorCorrection.Low);
            foreach (QrTerminalStyle style in Enum.GetValues<QrTerminalStyle>())
            {
                string[] lines = code.ToTerminal(style).Replace("\e[38;5;16;48;5;231m", "", StringComparison.Ordinal).Replace("\e[0m", "", StringComparison.Ordinal).Split('\n');
                Assert.Equal("", lines[^1]);
                Assert.Equal(code.TerminalRows, lines.Length - 1);
                Assert.All(lines[..^1], line => Assert.Equal(code.TerminalColumns, line.Length));
            }
        }
    }

    [Fact]
    public void Colour_is_set_and_taken_back_on_every_line() =>
        Assert.All(QrCode.Create("A").ToTerminal().TrimEnd('\n').Split('\n'), line => Assert.Matches("^\e\\[38;5;16;48;5;231m[ █▀▄]+\e\\[0m$", line));

    [Fact]
    public void A_usual_invoice_fits_a_terminal_of_80_columns()
    {
        Assert.Equal(65, QrCode.Create(Invoices.OfAbout(330), QrErrorCorrection.Low).TerminalColumns);
        Assert.InRange(QrCode.Create(Invoices.OfAbout(600), QrErrorCorrection.Low).TerminalColumns, 70, 80);
    }

    [Fact]
    public void The_quiet_zone_is_light_on_every_side()
    {
        var code = QrCode.Create("lightning:LNBC1");
        for (int i = 0; i < code.Size; i++)
        {
            for (int edge = 0; edge < QrCode.QuietZone; edge++)
                Assert.False(code.IsDark(edge, i) || code.IsDark(i, edge) || code.IsDark(code.Size - 1 - edge, i) || code.IsDark(i, code.Size - 1 - edge));
        }
        Assert.True(code.IsDark(QrCode.QuietZone, QrCode.QuietZone));
        Assert.Equal((4 * code.Version) + 17 + (2 * QrCode.QuietZone), code.Size);
        Assert.Throws<ArgumentOutOfRangeException>(() => code.IsDark(code.Size, 0));
    }

    [Fact]
    public void Upper_case_makes_the_code_smaller()
    {
        Bolt11Invoice invoice = Invoices.OfAbout(600);
        Assert.True(QrCode.Create(invoice).Version <= QrCode.Create($"lightning:{invoice}").Version - 3);
    }

    [Fact]
    public void The_payload_is_made_for_requests_and_left_alone_elsewhere()
    {
        string invoice = Invoices.OfAbout(300).ToString();
        string payload = $"lightning:{invoice.ToUpperInvariant()}";
        Assert.Equal(payload, QrPayload.For(invoice));
        Assert.Equal(payload, QrPayload.For(payload));
        Assert.Equal(invoice + "x", QrPayload.For(invoice + "x"));
        Assert.Equal("https://example.com/a?b=C", QrPayload.For("https://example.com/a?b=C"));
    }

    [Theory]
    [InlineData("lnurl1dp68gurn8ghj7etcv9khqmr99e3k7mf00q6v3jlk", "lightning:LNURL1DP68GURN8GHJ7ETCV9KHQMR99E3K7MF00Q6V3JLK")]
    [InlineData("lightning:LNURL1DP68GURN8GHJ7ETCV9KHQMR99E3K7MF00Q6V3JLK", "lightning:LNURL1DP68GURN8GHJ7ETCV9KHQMR99E3K7MF00Q6V3JLK")]
    [InlineData("lnurlp://example.com/A?b=C", "lnurlp://example.com/A?b=C")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bitcoin:BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")]
    [InlineData("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "bitcoin:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy")]
    [InlineData("BITCOIN:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?AMOUNT=0.50&label=Caf%C3%A9&X=y", "bitcoin:BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4?amount=0.5&label=Caf%C3%A9&x=y")]
    [InlineData("bitcoin:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy?lno=lno1pgx9getnwss8vetrw3hhyuckyypwa3eyt44h6txtxquqh7lz5djge4afgfjn7k4rgrkuag0jsd5xvxg&pop=app%3ax", "bitcoin:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy?lno=LNO1PGX9GETNWSS8VETRW3HHYUCKYYPWA3EYT44H6TXTXQUQH7LZ5DJGE4AFGFJN7K4RGRKUAG0JSD5XVXG&pop=app%3Ax")]
    [InlineData("lno1pgx9getnwss8vetrw3hhyuckyypwa3eyt44h6txtxquqh7lz5djge4afgfjn7k4rgrkuag0jsd5xvxg", "LNO1PGX9GETNWSS8VETRW3HHYUCKYYPWA3EYT44H6TXTXQUQH7LZ5DJGE4AFGFJN7K4RGRKUAG0JSD5XVXG")]
    [InlineData("lightning:lno1pgx9getnwss8vetrw3hhyuckyy+ pwa3eyt44h6txtxquqh7lz5djge4afgfjn7k4rgrkuag0jsd5xvxg", "LNO1PGX9GETNWSS8VETRW3HHYUCKYYPWA3EYT44H6TXTXQUQH7LZ5DJGE4AFGFJN7K4RGRKUAG0JSD5XVXG")]
    [InlineData("bitcoin:?lno=lno1pgx9getnwss8vetrw3hhyuckyypwa3eyt44h6txtxquqh7lz5djge4afgfjn7k4rgrkuag0jsd5xvxg", "bitcoin:?lno=LNO1PGX9GETNWSS8VETRW3HHYUCKYYPWA3EYT44H6TXTXQUQH7LZ5DJGE4AFGFJN7K4RGRKUAG0JSD5XVXG")]
    [InlineData("satoshi@bitcoin.org", "satoshi@bitcoin.org")]
    [InlineData("hello Lightning:LNURL1", "hello Lightning:LNURL1")]
    public async Task The_payload_of_each_kind_says_the_same_and_is_read_back(string request, string payload)
    {
        RequiredTool.RequireZbar();
        Assert.Equal(payload, QrPayload.For(request));
        Assert.Equal([payload], await Read(QrCode.Create(payload).ToPng()));
        // A second time changes nothing, and whoever reads the capitals gets the same request.
        Assert.Equal(payload, QrPayload.For(payload));
        if (PaymentInstruction.TryParse(request, out PaymentInstruction? before, out _))
            Assert.EndsWith(before.ToString(), PaymentInstruction.Parse(payload).ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Lengths))]
    public async Task Every_unified_uri_is_read_back(int length)
    {
        RequiredTool.RequireZbar();
        Bolt11Invoice invoice = Invoices.OfAbout(length);
        FallbackAddress address = FallbackAddress.Parse("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", BitcoinNetwork.Mainnet);
        var uri = BitcoinUri.Create(address, invoice.Amount, "Café", lightning: invoice);
        Assert.Equal(
            $"bitcoin:{address.Address!.ToUpperInvariant()}?amount=0.0025&label=Caf%C3%A9&lightning={invoice.ToString("U", null)}", QrPayload.For(uri));
        var code = QrCode.Create(QrPayload.For(uri));
        Assert.True(code.Version < QrCode.Create(uri.ToString()).Version);
        Assert.Equal([code.Text], await Read(code.ToPng()));
        var read = (BitcoinUri)PaymentInstruction.Parse(code.Text);
        Assert.Equal((uri.ToString("L"), uri.Amount), (read.ToString("L"), read.Amount));
    }

    [Theory]
    [InlineData(QrErrorCorrection.Low, 2953, 4296)]
    [InlineData(QrErrorCorrection.Medium, 2331, 3391)]
    [InlineData(QrErrorCorrection.Quartile, 1663, 2420)]
    [InlineData(QrErrorCorrection.High, 1273, 1852)]
    public void The_limits_are_those_that_the_message_names(QrErrorCorrection level, int bytes, int capitals)
    {
        Assert.Equal(40, QrCode.Create(new string('a', bytes), level).Version);
        Assert.Equal(40, QrCode.Create(new string('A', capitals), level).Version);
        Assert.False(QrCode.TryCreate(new string('A', capitals + 1), level, out _));
        var problem = Assert.Throws<QrCapacityException>(() => QrCode.Create(new string('a', bytes + 1), level));
        Assert.Contains(bytes.ToString(CultureInfo.InvariantCulture), problem.Message, StringComparison.Ordinal);
        Assert.Contains(capitals.ToString(CultureInfo.InvariantCulture), problem.Message, StringComparison.Ordinal);
        Assert.False(QrCode.TryCreate(new string('a', 50_000_000), level, out _));
    }

    [Fact]
    public async Task A_text_beyond_ascii_comes_back_as_it_was()
    {
        RequiredTool.RequireZbar();
        foreach (string text in new[] { "naïve café — 5 €", "ナンセンス 1杯", "👩‍👩‍👧", "line\nline\t]]> <data>&amp;" })
            Assert.Equal([text], await Read(QrCode.Create(text).ToPng()));
        Assert.Throws<ArgumentException>(() => QrCode.Create("half \ud83d"));
        Assert.Throws<ArgumentException>(() => QrCode.Create(""));
    }

    [Fact]
    public void The_title_of_an_svg_cannot_break_out()
    {
        string svg = QrCode.Create("A").ToSvg("</title><script>alert(1)</script>\u202e\" onload=\"x");
        XElement root = XDocument.Parse(svg).Root!;
        Assert.Equal(["title", "path", "path"], root.Elements().Select(element => element.Name.LocalName));
        Assert.Equal("</title><script>alert(1)</script>\\u{202e}\" onload=\"x", root.Elements().First().Value);
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal("crispEdges", root.Attribute("shape-rendering")!.Value);
    }

    [Fact]
    public void Sizes_outside_the_limits_are_refused()
    {
        var code = QrCode.Create("A");
        foreach (int scale in new[] { int.MinValue, 0, QrCode.MinPixelsPerModule - 1, QrCode.MaxPixelsPerModule + 1, int.MaxValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => code.ToPng(scale));
            Assert.Throws<ArgumentOutOfRangeException>(() => code.ToSvg("", scale));
        }
    }

    private static async Task<IReadOnlyList<string>> Read(byte[] image) => await new QrImageReader().ReadAsync(image, TestContext.Current.CancellationToken);

    /// <summary>A picture of the characters as a terminal shows them, four pixels a module.</summary>
    private static byte[] Photograph(string text, bool inkIsDark)
    {
        string[] lines = text.TrimEnd('\n').Split('\n');
        int side = lines[0].Length;
        return PngWriter.Write(side * 4, (row, column) =>
        {
            int module = row / 4;
            bool isInk = lines[module / 2][column / 4] switch { '█' => true, '▀' => module % 2 == 0, '▄' => module % 2 == 1, _ => false };
            return isInk == inkIsDark;
        });
    }
}
