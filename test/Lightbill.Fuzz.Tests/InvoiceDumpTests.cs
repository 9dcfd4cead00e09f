namespace Lightbill.Fuzz.Tests;

/// <summary>The line for other implementations' fuzzers: its form is a promise, so it stands here character by character.</summary>
public sealed class InvoiceDumpTests
{
    private const string Coffee =
        "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpmdla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh";

    [Fact]
    public void An_invoice_is_one_line() => Assert.Equal(
        "bolt11-dump/1 read prefix=lnbc amount_msat=250000000 timestamp=1496314658 payment_hash=0001020304050607080900010203040506070809000102030405060708090102 "
        + "payment_secret=1111111111111111111111111111111111111111111111111111111111111111 description=312063757020636f66666565 description_hash=- "
        + "payee=03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad payee_from=signature expiry=60 cltv=- features=8,14 metadata=- fallbacks=- "
        + "route_hints=- blinded_paths=- unknown=- r=@ s=@ recovery_flag=1",
        System.Text.RegularExpressions.Regex.Replace(InvoiceDump.Of(FuzzText.Bytes(Coffee), ReadMode.Default), " ([rs])=[0-9a-f]{64}", " $1=@"));

    [Theory]
    [InlineData("", "text.empty")]
    [InlineData("lnbc1", "bolt11.too-short")]
    public void A_refused_text_is_one_line_with_the_code(string text, string code) =>
        Assert.Equal($"bolt11-dump/1 refused code={code}", InvoiceDump.Of(FuzzText.Bytes(text), ReadMode.Default));

    [Fact]
    public void Every_line_has_the_same_names_in_the_same_order()
    {
        string[] shapes = [.. Seeds.Invoices.Select(invoice => InvoiceDump.Of(FuzzText.Bytes(invoice), ReadMode.Default)).Where(line => line.Contains(" read ", StringComparison.Ordinal))
            .Select(line => string.Join(' ', line.Split(' ').Select(pair => pair.Split('=')[0]))).Distinct()];
        Assert.Single(shapes);
        Assert.All(Seeds.Invoices, invoice => Assert.DoesNotContain('\n', InvoiceDump.Of(FuzzText.Bytes(invoice), ReadMode.Default)));
    }
}
