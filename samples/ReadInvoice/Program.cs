// Reads what a customer pasted and decides whether to pay it.
using Lightbill;
using Lightbill.Bolt11;

string text = args.Length > 0
    ? args[0]
    : "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpmdla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh";

if (!Bolt11Invoice.TryParse(text, out Bolt11Invoice? invoice, out var problem))
{
    // Every refusal has a stable code, a place in the text and an advice.
    Console.WriteLine($"refused: {problem}");
    Console.WriteLine($"advice: {problem.Advice}");
    return 1;
}

Console.WriteLine($"amount: {invoice.Amount?.ToString("sat", null) ?? "the payer chooses"}");
Console.WriteLine($"for: {invoice.Description?.Printable ?? "(described elsewhere)"}");
Console.WriteLine($"to: {invoice.Payee}");
Console.WriteLine($"until: {invoice.ExpiresAt:u}");

// Expiry, network and amount are the payer's policy, never a reason not to read an invoice.
PayabilityReport report = invoice.CheckPayable(new PaymentContext(new DateTimeOffset(2017, 6, 1, 10, 58, 0, TimeSpan.Zero))
{
    Network = BitcoinNetwork.Mainnet,
    Amount = MilliSatoshi.Parse("0.0025btc"),
});
Console.WriteLine($"payable at 10:58 that day: {report.IsPayable}");
foreach (var reason in report.Findings) Console.WriteLine($"  {reason}");
return 0;
