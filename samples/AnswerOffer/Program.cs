// BOLT 12 from the offer to the paid invoice, both sides in one program: what a shop publishes, what a payer sends, what the shop answers, and what the payer
// checks before it pays. Sending the messages is the work of a Lightning node.
#pragma warning disable LIGHTBILL001 // Payer proofs are experimental: their form may still change.
using Lightbill;
using Lightbill.Bolt12;
using Lightbill.Cryptography;

var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
using PrivateKey shop = PrivateKey.Parse(new string('1', 64)); // real ones are random, and secret
using PrivateKey payer = PrivateKey.Parse(new string('2', 64)); // new for every request

// The shop publishes an offer.
Offer published = new OfferBuilder(shop.PublicKey)
    .Description("espresso")
    .Amount(MilliSatoshi.FromSat(1_500))
    .Issuer("shop@example.com")
    .QuantityMax(10)
    .Build();
Console.WriteLine(published);

// The payer reads it: text from a QR code, so anything may be wrong with it.
if (!Offer.TryParse(published.ToString("U", null), out Offer? offer, out var problem))
{
    Console.WriteLine($"refused: {problem} {problem.Advice}");
    return 1;
}
Console.WriteLine($"offer: {offer.Description}, {offer.Amount?.ToString("sat", null)} each, by {offer.Issuer}");
Console.WriteLine($"usable now: {offer.CheckPayable(new PaymentContext(now) { Network = BitcoinNetwork.Mainnet }).IsPayable}");

// The payer asks for an invoice.
byte[] metadata = [0x5a, 0x1e, 0x77, 0x03]; // real ones are random
InvoiceRequest request = new InvoiceRequestBuilder(offer, metadata, payer.PublicKey)
    .Quantity(2)
    .PayerNote("table 4")
    .Sign(payer);

// The shop holds the request against its offer and answers it.
if (!request.CheckAnswers(published).IsMatch) return 1;
using PaymentPreimage preimage = PaymentPreimage.FromBytes(new byte[32]); // real ones are random, and secret until paid
var route = new BlindedRoute(new IntroductionNode(shop.PublicKey), payer.PublicKey, [new BlindedHop(shop.PublicKey, new byte[16])]); // real ones come from the node
var costs = new BlindedPayInfo(1_000, 100, 40, 1, 1_000_000_000, FeatureVector.Empty);
Bolt12Invoice invoice = new Bolt12InvoiceBuilder(request, preimage.Hash, shop.PublicKey, now)
    .AddPath(route, costs)
    .RelativeExpirySeconds(600)
    .Sign(shop);

// The payer holds the invoice against its own request before it pays.
Bolt12MatchReport match = invoice.CheckAnswers(request);
PayabilityReport payable = invoice.CheckPayable(new PaymentContext(now.AddMinutes(1)) { Network = BitcoinNetwork.Mainnet, Amount = MilliSatoshi.FromSat(3_000) });
Console.WriteLine($"invoice: {invoice.Amount.ToString("sat", null)} until {invoice.ExpiresAt:u}, answers the request: {match.IsMatch}, payable: {payable.IsPayable}");

// An invoice for another request is found out, field by field.
InvoiceRequest other = new InvoiceRequestBuilder(offer, metadata, payer.PublicKey).Quantity(3).Sign(payer);
foreach (var finding in invoice.CheckAnswers(other).Findings) Console.WriteLine($"  {finding.Code}: {finding.Message}");

Console.WriteLine($"paid: {invoice.IsPaidBy(preimage)}");

// Later the payer shows a third party that it paid: the amount, and nothing else that need not be told. The note is what the third party asked for.
PayerProof proof = PayerProof.Parse(new PayerProofBuilder(invoice, preimage).Show("invoice_amount").Note("for case 4711").Sign(payer).ToString());
Console.WriteLine($"proof: {proof.Amount?.ToString("sat", null)} to the shop: {proof.NodeId == shop.PublicKey}, note \"{proof.Note}\", {proof.HiddenFieldCount} fields hidden");
return 0;
