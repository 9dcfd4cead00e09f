// Reads many invoices without allocating memory for each: the structure of all, the payee (the costly part) only of those that matter.
using System.Text;
using Lightbill.Bolt11;

byte[] file = Encoding.UTF8.GetBytes("""
    lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpmdla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh
    lnbc1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpl2pkx2ctnv5sxxmmwwd5kgetjypeh2ursdae8g6twvus8g6rfwvs8qun0dfjkxaq9qrsgq357wnc5r2ueh7ck6q93dj32dlqnls087fxdwk8qakdyafkq3yap9us6v52vjjsrvywa6rt52cm9r9zqt8r2t7mlcwspyetp5h2tztugp9lfyql
    not an invoice
    """);

byte[] workspace = new byte[Bolt11Reader.MaxWorkspaceLength];
int line = 0;
foreach (Range range in file.AsSpan().Split((byte)'\n'))
{
    line++;
    if (!Bolt11Reader.TryRead(file.AsSpan(range), workspace, out Bolt11Reader reader))
    {
        Console.WriteLine($"line {line}: {reader.Error!.Code}");
        continue;
    }
    string amount = reader.Amount?.ToString("sat", null) ?? "any amount";
    string payee = reader.Amount is null ? "not asked for" : reader.TryGetPayee(out var key, out _) ? key.ToString() : "signature invalid";
    Console.WriteLine($"line {line}: {amount}, {reader.RouteHintCount} route hints, payee {payee}");
}
