// Was this invoice paid? Whoever shows the preimage of its payment hash has paid it.
using Lightbill;
using Lightbill.Bolt11;
using Lightbill.Cryptography;

using var key = PrivateKey.Parse("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734");
using var preimage = PaymentPreimage.Parse("0101010101010101010101010101010101010101010101010101010101010101");
using var otherPreimage = PaymentPreimage.Parse("0202020202020202020202020202020202020202020202020202020202020202");

// The receipt is long, so the invoice carries its hash only (field h), as LNURL-pay does with its metadata.
const string Receipt = "2 x espresso, 1 x croissant; VAT included; thank you";
var invoice = new Bolt11InvoiceBuilder(
        BitcoinNetwork.Mainnet, preimage.Hash, PaymentSecret.Parse(new string('1', 64)), DateTimeOffset.FromUnixTimeSeconds(1_700_000_000))
    .Amount(MilliSatoshi.FromSat(12_000))
    .DescriptionHash(DescriptionHash.Of(Receipt))
    .Sign(key);

Console.WriteLine($"paid with the right preimage: {invoice.IsPaidBy(preimage)}");
Console.WriteLine($"paid with another preimage: {invoice.IsPaidBy(otherPreimage)}");
Console.WriteLine($"the receipt belongs to it: {invoice.HasDescription(Receipt)}");
Console.WriteLine($"with one space more: {invoice.HasDescription(Receipt + " ")}");
Console.WriteLine($"a secret shows itself only on purpose: {preimage}");
