using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Cli.Commands;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Reading;
using Lightbill.Inspection;

namespace Lightbill.Cli.Tests.Commands;

/// <summary>The quick ways give what the general ones give.</summary>
public class PlainDecodeTests
{
    public static TheoryData<string> Requests =>
    [
        .. Samples.SpecExamples, Samples.Coffee.ToUpperInvariant(), Samples.Coffee[..^1] + "q", Samples.Coffee[..40], "lightning:" + Samples.Coffee, "hello", "satoshi@example.com",
        $" lightning://{Samples.Coffee}/ ", $"lnurl:{Samples.Coffee}", $"https://x.example/?lightning={Samples.Coffee}", $"lightning:https://x.example/?lightning={Samples.Coffee}",
        $"https://x.example/?lightning={Samples.Coffee}&lightning=lnbc1", $"https://x.example/?lightning={Samples.Coffee[..40]}", $"{Samples.Coffee}/", Samples.Coffee + "\n" + Samples.Coffee,
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_plain_command_line_is_answered_as_the_parser_has_it_answered(string request)
    {
        // An option at its default value makes the line one for the parser, and changes nothing.
        Assert.Equal(Ran("decode", request, "--color", "auto"), Ran("decode", request));
        foreach (string format in DecodeCommand.Formats)
        {
            string expected = Ran("decode", request, "--color", "auto", "-f", format);
            Assert.Equal(expected, Ran("decode", request, "-f", format));
            Assert.Equal(expected, Ran("decode", "--format", format, request));
        }
    }

    [Theory]
    [InlineData("decode")]
    [InlineData("decode", "-")]
    [InlineData("decode", "")]
    [InlineData("decode", "--help")]
    [InlineData("decode", "/?")]
    [InlineData("decode", "/h")]
    [InlineData("decode", "@file")]
    [InlineData("decode", "[diagram]")]
    [InlineData("decode", "₿satoshi@example.com")]
    [InlineData("decode", "lnbc1", "-f", "xml")]
    [InlineData("decode", "lnbc1", "-f", "JSON")]
    [InlineData("decode", "-f", "json", "-f", "json")]
    [InlineData("decode", "lnbc1", "lnbc2")]
    [InlineData("decode", "lnbc1", "--strict")]
    [InlineData("decode", "lnbc1", "lnbc2", "-f", "json")]
    [InlineData("Decode", "lnbc1")]
    [InlineData("explain", "lnbc1")]
    public void Whatever_else_is_left_to_the_parser(params string[] arguments)
    {
        var error = new StringWriter();
        Assert.Null(PlainDecode.TryRun(CliRun.Context(new MemoryStream(), error, null), arguments));
        Assert.Equal("", error.ToString());
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void What_is_read_in_one_go_is_what_is_read_in_full(string request)
    {
        foreach (ReadMode mode in Enum.GetValues<ReadMode>())
        {
            DecodedRequest quick = DecodedRequest.Read(request, mode, CliRun.Now), full = DecodedRequest.ReadInFull(request, mode, CliRun.Now);
            Assert.Equal(Json(full), Json(quick));
            Assert.Equal(full.Parts.Select(Shown), quick.Parts.Select(Shown));
            Assert.Equal(full.GivenText, quick.GivenText);
            Assert.Equal(full.Findings, quick.Findings);
            Assert.Equal(full.PayableReasons, quick.PayableReasons);
        }
    }

    /// <summary>Everything is in <c>PaymentInstruction</c>, whatever stands around the request: the command never reads where the library refuses, nor the other way round.</summary>
    [Theory]
    [MemberData(nameof(Requests))]
    public void What_the_command_reads_is_what_the_library_reads(string request)
    {
        foreach (ReadMode mode in Enum.GetValues<ReadMode>())
        {
            PaymentInstruction? instruction = PaymentInstruction.Read(request, mode).Instruction;
            DecodedRequest read = DecodedRequest.Read(request, mode, CliRun.Now);
            Assert.Equal((instruction as Bolt11Instruction)?.Invoice, read.Invoice);
            Assert.Equal(instruction is Bolt11Instruction ? null : instruction, read.Other);
            Assert.Equal(instruction is not null, read.IsValid);
        }
    }

    private static string Ran(params string[] arguments)
    {
        CliRun run = CliRun.Of(arguments);
        return $"{run.ExitCode}\n{run.Output}\n{run.Error}";
    }

    private static string Json(DecodedRequest request)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) JsonFormat.Write(json, request, redact: false);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Shown(RequestPart part) => $"{part.Offset} {part.Length} {part.Kind} {part.Name} {part.Value} {part.Meaning}";
}
