// Shows what is inside an invoice, part by part, and what is wrong with a damaged one.
using Lightbill.Inspection;

const string Invoice = "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpmdla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh";

foreach (RequestPart part in InvoiceInspection.Inspect(Invoice).Parts)
    Console.WriteLine($"{part.Offset,4} {part.Length,4}  {part.Name}: {part.Value} ({part.Meaning})");

// Somebody typed an "o", which bech32 does not use. The place is named, and the character that was probably meant, as a hint only.
string damaged = Invoice.Remove(100, 1).Insert(100, "o");
foreach (var finding in InvoiceInspection.Inspect(damaged).Findings)
    Console.WriteLine($"{finding} {finding.Advice}");
