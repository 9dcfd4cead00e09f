using Lightbill.Inspection;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Inspection;

/// <summary>What each part of a pasted request is said to mean, and where the parts of one that is damaged end.</summary>
public class RequestCutterTests
{
    private const string Taproot = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0";
    private const string Segwit = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    private const string Node = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";
    private const string Login = "LNURL1DP68GURN8GHJ7ETCV9KHQMR99E3K7MF00Q6V3JLK";

    private static readonly string Coffee = SpecVectors.Valid("coffee-one-minute").Invoice;

    /// <summary>BIP 321 and its neighbours.</summary>
    [Theory]
    [InlineData("amount", "how much is asked for, in bitcoins")]
    [InlineData("label", "whom it pays")]
    [InlineData("message", "what for")]
    [InlineData("lightning", "a way to pay: by Lightning")]
    [InlineData("lno", "a way to pay: a BOLT 12 offer")]
    [InlineData("lnurl", "a way to pay: an LNURL")]
    [InlineData("sp", "a way to pay: a silent payment address")]
    [InlineData("pay", "a way to pay: a private payment code (BIP 351)")]
    [InlineData("creq", "a way to pay: a Cashu request")]
    [InlineData("bc", "a way to pay: an address on mainnet")]
    [InlineData("tb", "a way to pay: an address on testnet or signet")]
    [InlineData("pop", "what to open as a proof of payment")]
    [InlineData("somethingyoudontunderstand", "without a meaning here")]
    public void Each_parameter_of_a_bitcoin_uri_says_what_it_is_for(string key, string meaning)
    {
        foreach (string written in new[] { key, key.ToUpperInvariant() })
        {
            Assert.Equal(meaning, Only($"bitcoin:?{written}=", PartKind.ParameterName).Meaning);
            Assert.Equal(meaning + "; who does not understand it must not pay", Only($"bitcoin:?req-{written}=", PartKind.ParameterName).Meaning);
        }
    }

    /// <summary>LUD-01, LUD-04, LUD-08.</summary>
    [Theory]
    [InlineData("tag=withdrawRequest", "what the service is for (LUD-01)", "for the service")]
    [InlineData("k1=77", "the challenge", "a secret of one use: who has it can act in your place")]
    [InlineData("minWithdrawable=1000", "the least that can be withdrawn (LUD-08)", "millisatoshis")]
    [InlineData("maxWithdrawable=2000", "the most that can be withdrawn (LUD-08)", "millisatoshis")]
    [InlineData("defaultDescription=tea", "a description for the invoice (LUD-08)", "for the service")]
    [InlineData("callback=x", "where the invoice goes (LUD-08)", "for the service")]
    [InlineData("action=login", "what signing in is for (LUD-04)", "for the service")]
    [InlineData("K1=77", "for the service", "for the service")] // these names have a case
    public void Each_parameter_of_an_lnurl_says_what_it_is_for(string parameter, string name, string value)
    {
        string text = "lnurlw://service.example/?" + parameter;
        Assert.Equal(name, Only(text, PartKind.ParameterName).Meaning);
        Assert.Equal(value, Only(text, PartKind.ParameterValue).Meaning);
        Assert.Equal(parameter, $"{Only(text, PartKind.ParameterName).Value}={Only(text, PartKind.ParameterValue).Value}");
    }

    [Theory]
    [InlineData("lightning:" + Login, "says that a Lightning request follows")]
    [InlineData("lnurl:" + Login, "says that an LNURL follows")]
    [InlineData("bitcoin:" + Segwit, "says that a request for bitcoin follows (BIP 321)")]
    [InlineData("https://service.example/", "a web address")]
    [InlineData("http://service.onion/", "a web address without encryption, which only .onion hosts may have")]
    [InlineData("keyauth://service.example/?tag=login", "an LNURL with a scheme of its own (LUD-17), for login; the service is asked by https, or by http on .onion")]
    [InlineData("ethereum:0x1", "not a scheme of a payment request that we know")]
    [InlineData("bitcoin:", "says that a request for bitcoin follows (BIP 321)")]
    [InlineData("lightning:", "says that a Lightning request follows")]
    [InlineData("LIGHTNING:" + Login, "says that a Lightning request follows")]
    public void A_scheme_says_what_follows(string text, string meaning) => Assert.Equal(meaning, Only(text, PartKind.UriScheme).Meaning);

    [Theory]
    [InlineData("amount=0.5", "50000000 sat = 0.5 BTC")]
    [InlineData("amount=1,5", "it is not digits with at most one point")]
    [InlineData("label=Luke-Jr", "text that the payee chose")]
    [InlineData("message=a%20b", "text that the payee chose")]
    [InlineData("message=%zz", "text that the payee chose; a % in it stands for no character")]
    [InlineData("pop=app%3a", "opened with the proof behind it")]
    [InlineData("x=y", "kept as it is")]
    public void A_value_of_a_bitcoin_uri_says_what_it_is(string parameter, string meaning) =>
        Assert.Contains(meaning, Only("bitcoin:?" + parameter, PartKind.ParameterValue).Meaning, StringComparison.Ordinal);

    [Theory]
    [InlineData("sp=sp1qqgste7", "sp|1|qqgste7", "a way to pay: a silent payment address")]
    [InlineData("creq=creqApWF0", "creqApWF0", "a way to pay: a Cashu request")]
    [InlineData("req-pay=PM8T1x", "PM8T|1|x", "a way to pay: a private payment code (BIP 351)")]
    public void A_way_to_pay_that_we_do_not_read_is_named(string parameter, string parts, string meaning)
    {
        IReadOnlyList<RequestPart> cut = RequestInspection.Inspect("bitcoin:?" + parameter).Parts;
        Assert.Equal(parts, string.Join('|', cut.Skip(4).Select(part => part.Text)));
        Assert.Equal(meaning, cut[4].Meaning);
        if (cut.Count > 5) Assert.Equal("not taken apart", cut[^1].Meaning);
    }

    [Theory]
    [InlineData(Segwit, "P2WPKH on mainnet", "0")]
    [InlineData(Taproot, "P2TR on mainnet", "1")]
    [InlineData("bitcoin:?bc=" + Taproot, "P2TR on mainnet", "1")]
    [InlineData("bitcoin:?tb=tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", "P2WPKH on testnet or signet", "0")]
    public void An_address_says_its_type_and_its_checksum_is_looked_at(string text, string type, string version)
    {
        RequestPart[] data = [.. RequestInspection.Inspect(text).Parts.Where(part => part.Kind == PartKind.Data)];
        Assert.Equal(["witness version", "program"], data.Select(part => part.Name));
        Assert.Equal(version, data[0].Value);
        Assert.Equal($"the {data[1].Length} characters of the program: {type}", data[1].Meaning);
        Assert.Equal(type[(type.IndexOf(" on ", StringComparison.Ordinal) + 4)..], Only(text, PartKind.Prefix).Meaning[" an address on".Length..]);
        Assert.Equal("matches", Only(text, PartKind.Checksum).Meaning);
    }

    [Theory]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "does not match")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3tb", "cannot be told: there are characters that do not belong")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5bw7kv8f3t4", "cannot be told: there are characters that do not belong")]
    public void A_damaged_address_says_so_in_its_parts(string text, string verdict)
    {
        IReadOnlyList<RequestPart> parts = RequestInspection.Inspect(text).Parts;
        Assert.Equal("bc|1|q|" + text[4..^6] + "|" + text[^6..], string.Join('|', parts.Select(part => part.Text)));
        Assert.Equal("an address of the chain", parts[0].Meaning);
        Assert.Equal(verdict, parts[^1].Meaning);
        Assert.Null(parts[3].Value);
    }

    [Theory]
    [InlineData("lnurl1dp68g")] // six characters are the checksum's, so one would be left
    [InlineData("bc1q")]
    [InlineData("lightning:lnurl1dp6")]
    public void Where_the_end_was_lost_data_and_checksum_are_not_told_apart(string text)
    {
        IReadOnlyList<RequestPart> parts = RequestInspection.Inspect(text).Parts;
        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
        if (text.Length > 10) return;
        Assert.Equal(PartKind.Unreadable, Assert.Single(parts).Kind);
    }

    [Fact]
    public void A_name_says_who_is_asked_and_how()
    {
        IReadOnlyList<RequestPart> parts = RequestInspection.Inspect("satoshi@bitcoin.org").Parts;
        Assert.Equal(["who is paid, in the words of the domain", "ends the user", "asked at https://bitcoin.org/.well-known/lnurlp/satoshi"], parts.Select(part => part.Meaning));
        Assert.Equal(["satoshi", null, "bitcoin.org"], parts.Select(part => part.Value));
        parts = RequestInspection.Inspect("₿satoshi@bitcoin.org").Parts;
        Assert.Equal("says that the DNS is to be asked (BIP 353)", parts[0].Meaning);
        Assert.Equal("the DNS is asked for satoshi.user._bitcoin-payment.bitcoin.org.", parts[^1].Meaning);
    }

    [Theory]
    [InlineData("₿satoshi", "₿|satoshi")]
    [InlineData("₿sat/oshi@bitcoin.org", "₿|sat/oshi|@|bitcoin.org")]
    public void A_name_that_cannot_be_asked_says_why(string text, string cut)
    {
        RequestInspection inspection = RequestInspection.Inspect(text);
        Assert.Equal(cut, string.Join('|', inspection.Parts.Select(part => part.Text)));
        RequestPart user = Assert.Single(inspection.Parts, part => part.Kind == PartKind.User);
        Assert.Equal(inspection.Reading.Error!.Message.TrimEnd('.')[1..], user.Meaning[1..]);
    }

    [Fact]
    public void A_node_says_its_key_and_its_host()
    {
        IReadOnlyList<RequestPart> parts = RequestInspection.Inspect(Node.ToUpperInvariant() + "@node.example:9735").Parts;
        Assert.Equal([Node, null, "node.example:9735"], parts.Select(part => part.Value));
        Assert.Equal(["the node's key", "ends the key", "where the node can be reached"], parts.Select(part => part.Meaning));
        // x = 5 is no point of the curve.
        parts = RequestInspection.Inspect("02" + new string('0', 63) + "5@node.example").Parts;
        Assert.Equal([PartKind.PublicKey, PartKind.Separator, PartKind.Host], parts.Select(part => part.Kind));
        Assert.Equal(parts[0].Meaning, parts[2].Meaning);
        Assert.NotEqual("the node's key", parts[0].Meaning);
    }

    [Theory]
    [InlineData("https://service.example/?LIGHTNING=" + Login, "https://|service.example|/|?|LIGHTNING|=|LNURL|1|DP68GURN8GHJ7ETCV9KHQMR99E3K7MF00Q|6V3JLK")]
    [InlineData("https://service.example?lightning=%4cNURL1&x", "https://|service.example|?|lightning|=|%4cNURL1|&|x")]
    [InlineData("lnurlp://service.example/?lightning=lnbc1", "lnurlp://|service.example|/|?|lightning|=|lnbc1")] // only a link for people carries a request
    [InlineData("https://", "https://")]
    [InlineData("https://service.example/a#b=c", "https://|service.example|/a|#|b|=|c")]
    [InlineData("bitcoin:?", "bitcoin:|?")]
    [InlineData("bitcoin:?x=a?b#c", "bitcoin:|?|x|=|a?b#c")]
    [InlineData("bitcoin:?&&x==y&=z", "bitcoin:|?|&|&|x|=|=y|&|=|z")]
    [InlineData("lightning:lightning:" + Login, "lightning:|lightning:|LNURL1DP68GURN8GHJ7ETCV9KHQMR99E3K7MF00Q6V3JLK")] // a scheme stands once
    [InlineData("lightning:\u200b " + Login, "lightning:|\u200b |LNURL|1|DP68GURN8GHJ7ETCV9KHQMR99E3K7MF00Q|6V3JLK")]
    [InlineData("lightning:https://service.example/", "lightning:|https://|service.example|/")] // this slash is the path
    public void The_parts_end_where_the_reader_says(string text, string parts) =>
        Assert.Equal(parts, string.Join('|', RequestInspection.Inspect(text).Parts.Select(part => part.Text)));

    [Fact]
    public void A_text_beyond_the_limit_is_not_taken_apart()
    {
        string text = "bitcoin:?x=" + new string('y', PaymentInstruction.MaxTextLength);
        Assert.Equal([(0, text.Length, PartKind.Unreadable)], RequestInspection.Inspect(text).Parts.Select(part => (part.Offset, part.Length, part.Kind)));
        text = text[..PaymentInstruction.MaxTextLength];
        Assert.Equal(5, RequestInspection.Inspect(text).Parts.Count);
    }

    [Fact]
    public void What_the_payee_wrote_is_shown_so_that_it_can_do_nothing()
    {
        RequestPart value = Only("bitcoin:?label=%e2%80%ae%0a", PartKind.ParameterValue);
        Assert.All(value.Value!, character => Assert.InRange(character, ' ', '~'));
    }

    [Fact]
    public void A_percent_encoded_way_to_pay_says_why_it_cannot_be_read()
    {
        Assert.Equal("bolt11, percent-encoded and so not taken apart", Only($"https://service.example/?lightning=%6c{Coffee[1..]}", PartKind.ParameterValue).Meaning);
        string problem = Only("bitcoin:?lightning=%6cnbc1", PartKind.ParameterValue).Meaning;
        Assert.DoesNotContain("percent-encoded", problem, StringComparison.Ordinal);
        Assert.True(char.IsLower(problem[0]) && problem[^1] != '.', problem);
    }

    private static RequestPart Only(string text, PartKind kind) => Assert.Single(RequestInspection.Inspect(text).Parts, part => part.Kind == kind);
}
