using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Lightbill.Qr;

namespace Lightbill.Cli.Tests.Commands;

public sealed class ShareCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_page_says_everything_and_the_code_the_link_and_the_text_are_the_same()
    {
        string invoice = Samples.Sign(Samples.Builder().Description("two espressos").Amount(MilliSatoshi.FromMsat(2_500_500)));
        XElement page = Parse(Page(invoice));
        string text = page.Value;
        foreach (string part in new[]
        {
            "Pay 2,500.5 sat", "0.000025005 BTC", "two espressos", "21 November 2026, 08:00:00 UTC", "Test network regtest",
            Bolt11.Bolt11Invoice.Parse(invoice).Payee.ToString(),
        })
            Assert.Contains(part, text, StringComparison.Ordinal);
        string payload = QrPayload.For(invoice);
        Assert.Equal(payload, Single(page, "a").Attribute("href")!.Value);
        Assert.Equal(payload, page.Descendants().Single(element => element.Attribute("class")?.Value == "text").Value);
        Assert.Equal(QrCode.Create(payload).ToSvg("QR code of a Lightning invoice over 2500.5 sat"), Regex.Match(Page(invoice), "<svg .*</svg>").Value);
        Assert.Equal("2026-11-21T08:00:00Z", Single(page, "time").Attribute("datetime")!.Value);
    }

    [Fact]
    public void The_page_needs_nothing_else_and_allows_nothing_else()
    {
        string page = Page(Samples.Coffee);
        XElement root = Parse(page);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "form");
        Assert.DoesNotContain(root.Descendants().Attributes(), attribute => attribute.Name.LocalName is "style" or "src" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        string style = Single(root, "style").Value;
        string hash = Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        string policy = root.Descendants().Single(element => element.Attribute("http-equiv") is not null).Attribute("content")!.Value;
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'", policy);
        Assert.Contains("prefers-color-scheme:dark", style, StringComparison.Ordinal);
        Assert.Contains("overflow-wrap:anywhere", style, StringComparison.Ordinal);
        Assert.Equal("en", root.Attribute("lang")!.Value);
        Assert.Equal("img", root.Descendants().Single(element => element.Name.LocalName == "svg").Attribute("role")!.Value);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</bdi></dd></dl></main><img src=x onerror=alert(1)>")]
    [InlineData("\"><a href='javascript:alert(1)'>pay here instead</a>")]
    [InlineData("<!-- & &lt;b&gt; ]]> <![CDATA[")]
    [InlineData("paid to \u202eecila\u202c\u0000\u0007\u200b, \u2028thanks")]
    [InlineData("{{constructor.constructor('alert(1)')()}} ${1+1} %3Cscript%3E")]
    [InlineData("👩‍👩‍👧 ナンセンス 1杯 שלום")]
    public void A_hostile_description_is_text_and_nothing_more(string description)
    {
        XElement page = Parse(Page(Samples.Sign(Samples.Builder().Description(description))));
        XElement shown = Single(page, "bdi");
        Assert.False(shown.HasElements);
        Assert.Equal(UntrustedText.Escape(description), shown.Value);
        XElement harmless = Parse(Page(Samples.Sign(Samples.Builder().Description("x"))));
        Assert.Equal(harmless.DescendantsAndSelf().Select(element => element.Name), page.DescendantsAndSelf().Select(element => element.Name));
    }

    [Fact]
    public void What_is_not_said_is_not_invented()
    {
        XElement open = Parse(Page(Samples.Sign(Samples.Builder().Description(""))));
        Assert.Contains("You choose it in the wallet.", open.Value, StringComparison.Ordinal);
        Assert.Empty(open.Descendants("bdi"));
        XElement hashed = Parse(Page(Samples.Sign(Samples.Builder().DescriptionHash(DescriptionHash.FromBytes(new byte[32])))));
        Assert.Contains(new string('0', 64), hashed.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Test network", Parse(Page(Samples.Coffee)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_written_whole_or_not_at_all()
    {
        Assert.Equal(0, CliRun.Of(["share", Samples.Coffee, "--html", _folder["a.html"]]).ExitCode);
        Assert.Equal(Page(Samples.Coffee), File.ReadAllText(_folder["a.html"]));
        Assert.Equal(4, CliRun.Of(["share", Samples.Coffee, "--html", _folder["a.html"]]).ExitCode);
        Assert.Equal(0, CliRun.Of(["share", Samples.Coffee, "--html", _folder["a.html"], "--force"]).ExitCode);
        CliRun broken = CliRun.Of(["share", Samples.Coffee + "x", "--html", _folder["b.html"]]);
        Assert.Equal((3, ""), (broken.ExitCode, broken.Output));
        Assert.Equal(["a.html"], _folder.FileNames);
    }

    [Theory]
    [InlineData("satoshi@bitcoin.org", "a lightning-address has no page")]
    [InlineData("bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "a bitcoin-uri has no page")]
    public void A_request_that_is_no_invoice_is_refused_in_words(string request, string words)
    {
        CliRun run = CliRun.Of(["share", request, "--html", _folder["a.html"]]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"lightbill: error: {words}", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.FileNames);
    }

    private static string Page(string invoice)
    {
        CliRun run = CliRun.Of(["share", invoice, "--html", "-"]);
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }

    private static XElement Single(XElement page, string name) => Assert.Single(page.Descendants(name));

    private static XElement Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
