using Lightbill.Findings;

namespace Lightbill.Fuzz.Targets;

/// <summary>Whatever a payer can paste.</summary>
internal static class InstructionTargets
{
    private static readonly string[] Texts =
    [
        "satoshi+tip@bitcoin.org:80", "₿satoshi@bitcoin.org", "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad@[::1]:9735",
        "lno1pqps7+ \r\n sjqpgtyzm3", "https://example.com/?lightning=lnbc1&x#y", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "keyauth://a.onion/l?tag=login&k1=00", "legal winner thank year wave sausage worth useful legal winner thank yellow", "pay satoshi@bitcoin.org, please",
        "lightning://lnbc1 x", "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "creqAbc", "sp1qabc",
        "bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.0025&label=a%20b&lightning=lnbc1&req-x=1&pop=app%3a&lno=lno1q&sp=sp1q&creq=creqA&tb=tb1q",
    ];

    public static FuzzTarget Instruction { get; } = new(
        "instruction", "anything that can be pasted", input => CheckText(FuzzText.Of(input)),
        () => Texts.Concat(Seeds.Invoices.Take(12)).Concat(Seeds.BitcoinUris.Take(8)).Concat(Seeds.Lnurls.Take(8)).Select(FuzzText.Bytes))
    {
        Words = ["lightning:", "bitcoin:", "lnurlp://", "lnurlw://", "keyauth://", "lnurlc://", "lnurl1", "lnurl:", "https://", "http://", "?lightning=", ".onion", "₿", "lno1", "lni1", "lnr1", "nsec1", "xprv", "%20", "@", "[::1]:", "\u200b", "\r\n "],
    };

    public static FuzzTarget BitcoinUri { get; } = new(
        "bitcoin-uri", "a bitcoin: URI, what follows the colon", input => CheckText("bitcoin:" + FuzzText.Of(input)),
        () => Seeds.BitcoinUris.Select(uri => FuzzText.Bytes(uri["bitcoin:".Length..])))
    {
        Words = ["?", "&", "amount=", "label=", "message=", "lightning=", "lno=", "sp=", "pay=", "bc=bc1", "tb=tb1", "creq=", "lnurl=", "req-", "pop=", "req-pop=", "0.00000001", "20999999.9769", "%e2%82%bf", "175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W"],
        MaxLength = 2048,
    };

    public static FuzzTarget Lnurl { get; } = new(
        "lnurl-text", "an LNURL or a Lightning Address; addresses that the harness writes as bech32 too", RunLnurl, () => Seeds.Lnurls.Take(40).Select(FuzzText.Bytes))
    {
        Words = ["lnurlp:", "lnurlw://", "lnurlc://", "keyauth://", "https://", "http://", ".onion", "tag=", "payRequest", "withdrawRequest", "login", "channelRequest", "k1=", "minWithdrawable=", "maxWithdrawable=", "defaultDescription=", "callback=", "action=", "%3A", "xn--", "@", ":8443"],
        MaxLength = 1024,
    };

    private static void RunLnurl(byte[] input)
    {
        string text = FuzzText.Of(input);
        CheckText(text);
        Lnurl made;
        try
        {
            made = Lightbill.Lnurl.FromUrl(text);
        }
        catch (PaymentRequestFormatException problem)
        {
            Law.Holds(problem.Message.Length > 0, "a refusal has words");
            return;
        }
        Law.Same(text, made.Url, "the address");
        var again = (Lnurl)PaymentInstruction.Parse(made.ToBech32());
        Law.Same(made.Url, again.Url, "the address as bech32");
        Law.Same(made.Tag, again.Tag, "the tag");
        CheckText(made.ToBech32().ToUpperInvariant());
        if (made.TryToSchemeUri(out string? uri)) Law.Same(made.Tag, ((Lnurl)PaymentInstruction.Parse(uri)).Tag, "the tag of the scheme");
    }

    public static void CheckText(string text)
    {
        PaymentReading reading = PaymentInstruction.Read(text);
        Law.Holds(reading.Instruction is null == reading.Error is not null, "either an instruction or an error");
        Law.Same(reading.Instruction is null, reading.Findings.Any(finding => finding.Severity == FindingSeverity.Error), "an error exactly when refused");
        Law.Places(reading.Findings, text.Length);
        if (reading.IsSecret) CheckSecret(text, reading);
        if (reading.Instruction is not { } instruction) return;
        Law.Same(reading.Kind, instruction.Kind, "kind");
        if (instruction is BitcoinUri uri) CheckUri(text, uri);
        // In the usual form it is the same again. The notes about the pasted form (white space, case) are gone then, the errors stay away.
        string written = instruction.ToString();
        PaymentReading again = PaymentInstruction.Read(written);
        if (again.Instruction is null) throw new LawBrokenException(UntrustedText.Escape($"{text} => {written}: {again.Error}"));
        Law.Same(reading.Kind, again.Kind, "the kind written");
        Law.Same(written, again.Instruction.ToString(), "the text written twice");
        Law.Same(instruction.Amount, again.Instruction.Amount, "the amount written");
        Law.Holds(instruction.Networks.SequenceEqual(again.Instruction.Networks), "the networks written");
        if (!LightningUri.CanHold(instruction)) return;
        PaymentReading inside = PaymentInstruction.Read(LightningUri.Format(instruction));
        Law.Same(reading.Kind, inside.Kind, "the kind behind lightning:");
    }

    private static void CheckUri(string text, BitcoinUri uri)
    {
        foreach (BitcoinUriMethod method in uri.Methods)
        {
            Law.Holds(method.Offset >= 0 && method.Length > 0 && method.Offset + method.Length <= text.Length, $"the method {method.Key} lies in the text");
            Law.Places(method.Findings, text.Length);
            Law.Same(method.Instruction is null, method.Findings.Any(finding => finding.Severity == FindingSeverity.Error), "an error exactly when a method is refused");
        }
        foreach (BitcoinUriParameter parameter in uri.Parameters)
            Law.Holds(parameter.Offset >= 0 && parameter.Length > 0 && parameter.Offset + parameter.Length <= text.Length, $"the parameter {parameter.Key} lies in the text");
        // Kept: as many parameters as are written, in their order.
        var again = (BitcoinUri)PaymentInstruction.Parse(uri.ToString());
        Law.Holds(
            uri.Parameters.Select(one => (one.Key.ToLowerInvariant(), one.IsRequired)).SequenceEqual(again.Parameters.Select(one => (one.Key.ToLowerInvariant(), one.IsRequired))),
            "parameters are kept");
        Law.Same(uri.Label, again.Label, "label");
        Law.Same(uri.Message, again.Message, "message");
        Law.Same(uri.ProofOfPayment, again.ProofOfPayment, "proof of payment");
    }

    private static void CheckSecret(string text, PaymentReading reading)
    {
        Law.Holds(reading.Instruction is null && reading.Kind == "unknown" && reading.Findings is [{ Code: "text.secret" or "text.bare-hex" }], "of a secret nothing is told");
        string said = reading.Findings[0].ToString();
        foreach (string word in text.Split([' ', '\n', '\t', ',', '.', ':', '=', '&', '?', '/'], StringSplitOptions.RemoveEmptyEntries))
            Law.Holds(word.Length < 9 || !word.Any(char.IsAsciiDigit) || !said.Contains(word, StringComparison.OrdinalIgnoreCase), "a secret is not repeated");
    }
}
