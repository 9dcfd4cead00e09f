// Reads whatever a payer may paste, without any network, and says what could be done with it. What is no request is refused with its reason.
using Lightbill;
using Lightbill.Bolt12;

string[] pasted =
[
    "LIGHTNING:LNBC2500U1PVJLUEZSP5ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYGSPP5QQQSYQCYQ5RQWZQFQQQSYQCYQ5RQWZQFQQQSYQCYQ5RQWZQFQYPQDQ5XYSXXATSYP3K7ENXV4JSXQZPU9QRSGQUK0RL77NJ30YXDY8J9VDX85FKPMDLA2087NE0XH8NHEDH8W27KYKE0LP53UT353S06FV3QFEGEXT0EH0YMJPF39TUVEN09SAM30G4VGPFNA3RH",
    "bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.0025&label=Caf%C3%A9&lno=lno1zcss9mk8y3wkklfvevcrszlmu23kfrxh49px20665dqwmn4p72pksese",
    "lno1pqpzwyq2p32x2um5ypmx2cm5dae8x93pqthvwfzadd7jejes8q9lhc4rvjxd022zv5l44g6qah82ru5rdpnpj",
    "lnurlp://example.com/pay",
    "satoshi@bitcoin.org",
    "₿satoshi@bitcoin.org",
    "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
    "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad@203.0.113.7:9735",
    "please pay satoshi@bitcoin.org",
    "my seed: legal winner thank year wave sausage worth useful legal winner thank yellow",
];

foreach (string text in pasted)
{
    PaymentReading reading = PaymentInstruction.Read(text);
    // A secret is not repeated, here as little as anywhere else.
    Console.WriteLine(reading.IsSecret ? "(a secret)" : text.Length > 60 ? text[..60] + "…" : text);
    Console.WriteLine("  " + reading.Instruction switch
    {
        Bolt11Instruction { Invoice: var invoice } => $"an invoice over {invoice.Amount}, by {invoice.Payee}",
        Bolt12Instruction { Document: Offer offer } => $"ask {offer.IssuerId} for an invoice over {offer.Amount}: {offer.Description}",
        Bolt12Instruction bolt12 => bolt12.Kind,
        BitcoinUri uri => $"pay {uri.Amount} to {uri.Label}: {string.Join(" or ", uri.Methods.Select(method => method.Kind))}",
        LightningAddress address => $"ask {address.Url}, or look up {address.DnsName} before",
        Bip353Name name => $"look up {name.DnsName}",
        Lnurl lnurl => $"ask {lnurl.Url} for its {lnurl.Tag ?? "purpose"}",
        OnChainAddress address => $"pay on the chain, {address.Address.TypeName} on {string.Join(" or ", address.Networks)}",
        NodeId node => $"open a channel to {node.PublicKey}",
        UnreadInstruction other => $"{other.Kind}, recognised only",
        null => $"refused: {reading.Error!.Code}",
        _ => throw new System.Diagnostics.UnreachableException(),
    });
    foreach (var finding in reading.Findings) Console.WriteLine("  " + finding);
}
