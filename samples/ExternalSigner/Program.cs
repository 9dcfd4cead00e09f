// Signs with a key that lives elsewhere: in an HSM, in a node, on another machine. It sees a 32-byte hash and nothing else.
using Lightbill;
using Lightbill.Bolt11;
using Lightbill.Cryptography;

using var hsm = new PretendedHsm();
var builder = new Bolt11InvoiceBuilder(
        BitcoinNetwork.Regtest,
        PaymentHash.Parse("0001020304050607080900010203040506070809000102030405060708090102"),
        PaymentSecret.Parse("1111111111111111111111111111111111111111111111111111111111111111"),
        DateTimeOffset.FromUnixTimeSeconds(1_700_000_000))
    .Description("signed elsewhere");

// In one step, when the signer can be called...
Console.WriteLine(builder.Sign(hsm));

// ...or in two, when the hash has to travel.
UnsignedBolt11Invoice unsigned = builder.Prepare();
Console.WriteLine($"to sign: {Convert.ToHexStringLower(unsigned.SigningHash)}");
RecoverableSignature signature = hsm.Sign(unsigned.SigningHash);
Console.WriteLine(unsigned.Complete(signature, hsm.PublicKey));

internal sealed class PretendedHsm : IInvoiceSigner, IDisposable
{
    private readonly PrivateKey _key = PrivateKey.Parse("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734");

    public PublicKey PublicKey => _key.PublicKey;

    public RecoverableSignature Sign(ReadOnlySpan<byte> hash32) => _key.Sign(hash32);

    public void Dispose() => _key.Dispose();
}
