// Makes and signs an invoice.
using Lightbill;
using Lightbill.Bolt11;
using Lightbill.Cryptography;

// A throw-away key, preimage and secret. Real ones come from a file or a node, and from RandomNumberGenerator for each invoice.
using var key = PrivateKey.Parse("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734");
using var preimage = PaymentPreimage.Parse("0101010101010101010101010101010101010101010101010101010101010101");
var secret = PaymentSecret.Parse("1111111111111111111111111111111111111111111111111111111111111111");
var madeAt = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000); // in a program: TimeProvider.System.GetUtcNow()

Bolt11Invoice invoice = new Bolt11InvoiceBuilder(BitcoinNetwork.Regtest, preimage.Hash, secret, madeAt)
    .Amount(MilliSatoshi.FromSat(250_000))
    .Description("two espressos, table 4")
    .ExpiresAfter(TimeSpan.FromMinutes(10))
    .MinFinalCltvExpiryDelta(18)
    .AddFeature(FeatureNumber.BasicMpp + 1) // may be paid in parts
    .Sign(key);
Console.WriteLine(invoice);

// An invoice can be changed and signed again; what is not touched stays as it was, the order of the fields included.
Bolt11Invoice dearer = invoice.ToBuilder().Amount(MilliSatoshi.FromSat(300_000)).Sign(key);
Console.WriteLine($"{invoice.AmountText} became {dearer.AmountText}, the description is still \"{dearer.Description}\"");

// The builder refuses to write what a strict reader would refuse to read.
try
{
    new Bolt11InvoiceBuilder(BitcoinNetwork.Regtest, preimage.Hash, secret, madeAt).Amount(MilliSatoshi.FromMsat(0)).Sign(key);
}
catch (InvoiceBuildException refusal)
{
    foreach (var error in refusal.Errors) Console.WriteLine(error);
}
