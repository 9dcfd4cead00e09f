using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Bulk;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Lines;
using Lightbill.Cli.Reading;
using Lightbill.Tests;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Cli.Tests.Lines;

/// <summary>A row of an ordinary invoice goes straight from the reader to bytes. Not a byte may differ from what the whole object says.</summary>
public sealed class QuickRowTests
{
    /// <summary>Before and after nearly every invoice was made, and past all calendars of theirs.</summary>
    private static readonly DateTimeOffset[] Times =
        [DateTimeOffset.FromUnixTimeSeconds(1_400_000_000), DateTimeOffset.FromUnixTimeSeconds(1_496_314_660), CliRun.Now, DateTimeOffset.MaxValue];

    public static TheoryData<string?, bool> Questions => new()
    {
        { null, false },
        { null, true },
        { "payable,expiresAt", false },
        { "payableReasons,signatureValid,routeHints,payee", true },
        { "signingHash,metadata,paymentSecret,defaults,url", true },
        { "findings", false },
        { "unknownFields,blindedPaths,fallbacks,prefix,checksum", false },
        { string.Join(',', FieldSelection.AllNames), false },
        { string.Join(',', FieldSelection.AllNames), true },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task The_quick_way_and_the_general_way_give_the_same_bytes(string? fields, bool skipsSignature)
    {
        string[] texts = Texts();
        int quick = 0;
        foreach (ReadMode mode in Enum.GetValues<ReadMode>())
        {
            foreach (DateTimeOffset time in Times)
            {
                var question = new LineQuestion(mode, time, Redact: false, fields is null ? null : FieldSelection.Parse(fields), skipsSignature);
                string?[] rows = await QuickRows(question, texts);
                for (int i = 0; i < texts.Length; i++)
                {
                    if (rows[i] is not { } row) continue;
                    quick++;
                    Assert.Equal(Whole(question, texts[i], i + 1), row);
                }
            }
        }
        // Else the test would show nothing.
        Assert.InRange(quick, texts.Length, int.MaxValue);
    }

    [Fact]
    public async Task An_ordinary_invoice_takes_the_quick_way_with_all_members()
    {
        string[] texts = [Samples.Coffee, Samples.Coffee.ToUpperInvariant(), Samples.Sign(Samples.Builder().Description("für den Kaffee ☕ \"\\")), Samples.Sign(Samples.Builder().Description("").IncludePayee())];
        foreach (bool skipsSignature in (bool[])[false, true])
        {
            string?[] rows = await QuickRows(new(ReadMode.Default, CliRun.Now, Redact: false, Fields: null, skipsSignature), texts);
            Assert.All(rows, Assert.NotNull);
        }
    }

    [Fact]
    public void What_is_hidden_is_left_to_the_general_way() =>
        Assert.Null(QuickRow.For(new(ReadMode.Default, CliRun.Now, Redact: true, Fields: null, SkipsSignature: false)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_no_bare_invoice_in_order_is_left_to_the_general_way(bool skipsSignature)
    {
        string[] texts = ["", "hello", "lightning:" + Samples.Coffee, Samples.Coffee + " ", Samples.Coffee[..^1] + "q", "bob@example.com", "lno1qqq", "é"];
        foreach (string? fields in (string?[])[null, "amountMsat"])
        {
            LineQuestion question = new(ReadMode.Default, CliRun.Now, Redact: false, fields is null ? null : FieldSelection.Parse(fields), skipsSignature);
            Assert.All(await QuickRows(question, texts), Assert.Null);
        }
    }

    /// <summary>The row of each text, null where the quick way leaves it to the general one.</summary>
    private static async Task<string?[]> QuickRows(LineQuestion question, string[] texts)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', texts) + "\n"));
        QuickRow row = QuickRow.For(question)!;
        List<string?> rows = [];
        await foreach (string?[] some in RequestLines.ProcessAsync(stream, Write, new() { MaxParallelism = 1 }, TestContext.Current.CancellationToken)) rows.AddRange(some);
        Assert.Equal(texts.Length, rows.Count);
        return [.. rows];

        string?[] Write(LineBatch batch)
        {
            var answers = new RowBytes();
            string?[] some = new string?[batch.Count];
            for (int i = 0; i < some.Length; i++)
            {
                answers.Clear();
                bool isWritten = row.TryWrite(batch[i], answers, out _);
                Assert.Equal(isWritten, answers.Written.Length > 0);
                if (isWritten) some[i] = System.Text.Encoding.UTF8.GetString(answers.Written);
            }
            return some;
        }
    }

    private static string Whole(LineQuestion question, string text, long line)
    {
        DecodedRequest request = question.SkipsSignature ? DecodedRequest.ReadForm(text, question.Mode, question.Time) : DecodedRequest.Read(text, question.Mode, question.Time);
        var whole = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(whole, JsonOutput.Compact)) JsonFormat.Write(json, request, redact: false, line);
        if (question.Fields is null) return System.Text.Encoding.UTF8.GetString(whole.WrittenSpan) + "\n";
        var row = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(row, JsonOutput.Compact)) question.Fields.Write(json, whole.WrittenMemory, question.SkipsSignature);
        return System.Text.Encoding.UTF8.GetString(row.WrittenSpan) + "\n";
    }

    private static string[] Texts()
    {
        int count = RandomRuns.Count(60);
        var generator = new InvoiceGenerator(seed: 4001);
        var deviations = new Deviations.AtRandom(seed: 4002);
        return
        [
            .. SpecVectors.ValidInvoices,
            .. SpecVectors.ValidInvoices.Select(text => text.ToUpper(CultureInfo.InvariantCulture)),
            .. Deviations.ByHand(),
            .. PayeesThatAreNone(),
            .. Enumerable.Range(0, count).Select(_ => generator.Next().ToString()),
            .. Enumerable.Range(0, count).Select(_ => deviations.Next().ToString()),
        ];
    }

    /// <summary>Field n holds 33 bytes that are no key; without a look at the signature nobody minds.</summary>
    private static IEnumerable<string> PayeesThatAreNone() =>
        ((string[])["00", "04", "ff"]).SelectMany(first => ((string[])[new('0', 64), RawInvoice.PaymentSecretHex])
            .Select(rest => RawInvoice.Ordinary.Add('n', RawWords.OfHex(first + rest)).ToString()));
}
