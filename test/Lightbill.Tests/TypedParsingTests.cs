using System.Reflection;
using Lightbill.Bolt12;
using Lightbill.Findings;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests;

public class TypedParsingTests
{
    private const string Segwit = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    private const string Key = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";
    private const string OfferText = "lno1pgx9getnwss8vetrw3hhyuckyypwa3eyt44h6txtxquqh7lz5djge4afgfjn7k4rgrkuag0jsd5xvxg";
    private const string SilentPayment = "sp1qqgste7k9hx0qftg6qmwlkqtwuy6cycyavzmzj85c6qdfhjdpdjtdgqjuexzk6murw56suy3e0rd2cgqvycxttddwsvgxe2usfpxumr70xc9pkqwv";

    internal static readonly string Invoice = SpecVectors.ValidInvoices.First(one => one.Contains("2500u1", StringComparison.Ordinal));

    /// <summary>A text of each kind, and the kind.</summary>
    internal static readonly (string Text, Type Kind)[] Samples =
    [
        (Invoice, typeof(Bolt11Instruction)), ($"lightning:{Invoice}", typeof(Bolt11Instruction)), (OfferText, typeof(Bolt12Instruction)),
        ($"bitcoin:{Segwit}?amount=1&lightning={Invoice}", typeof(BitcoinUri)), (Segwit, typeof(OnChainAddress)), (Key, typeof(NodeId)), (Key + "@203.0.113.7:9735", typeof(NodeId)),
        (SilentPayment, typeof(UnreadInstruction)), ("lnurlp://example.com/x", typeof(Lnurl)), ("https://example.com/?tag=payRequest", typeof(Lnurl)),
        ("satoshi@bitcoin.org", typeof(LightningAddress)), ("₿satoshi@bitcoin.org", typeof(Bip353Name)),
    ];

    private delegate (PaymentInstruction? Read, Finding? Error) Reader(string? text);

    private static readonly Dictionary<Type, Reader> Readers = new()
    {
        [typeof(Bolt11Instruction)] = text => Bolt11Instruction.TryParse(text, out Bolt11Instruction? one, out Finding? error) ? Read(one, error) : (one, error),
        [typeof(Bolt12Instruction)] = text => Bolt12Instruction.TryParse(text, out Bolt12Instruction? one, out Finding? error) ? Read(one, error) : (one, error),
        [typeof(BitcoinUri)] = text => BitcoinUri.TryParse(text, out BitcoinUri? one, out Finding? error) ? Read(one, error) : (one, error),
        [typeof(OnChainAddress)] = text => OnChainAddress.TryParse(text, out OnChainAddress? one, out Finding? error) ? Read(one, error) : (one, error),
        [typeof(NodeId)] = text => NodeId.TryParse(text, out NodeId? one, out Finding? error) ? Read(one, error) : (one, error),
        [typeof(UnreadInstruction)] = text => UnreadInstruction.TryParse(text, out UnreadInstruction? one, out Finding? error) ? Read(one, error) : (one, error),
        [typeof(NeedsLookup)] = text => NeedsLookup.TryParse(text, out NeedsLookup? one, out Finding? error) ? Read(one, error) : (one, error),
        [typeof(Lnurl)] = text => Lnurl.TryParse(text, out Lnurl? one, out Finding? error) ? Read(one, error) : (one, error),
        [typeof(LightningAddress)] = text => LightningAddress.TryParse(text, out LightningAddress? one, out Finding? error) ? Read(one, error) : (one, error),
        [typeof(Bip353Name)] = text => Bip353Name.TryParse(text, out Bip353Name? one, out Finding? error) ? Read(one, error) : (one, error),
        [typeof(PaymentInstruction)] = text => PaymentInstruction.TryParse(text, out PaymentInstruction? one, out Finding? error) ? Read(one, error) : (one, error),
    };

    public static TheoryData<string> Kinds => [.. Readers.Keys.Select(type => type.Name)];

    private static (PaymentInstruction? Read, Finding? Error) Read(PaymentInstruction one, Finding? error) => (one, error);

    [Fact]
    public void Every_kind_reads_itself() =>
        Assert.Equal(
            typeof(PaymentInstruction).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(PaymentInstruction))).Select(type => type.Name).Order(StringComparer.Ordinal),
            Readers.Keys.Select(type => type.Name).Order(StringComparer.Ordinal));

    /// <summary>A static member that a kind only inherits would give whatever the text is.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void No_way_to_parse_is_inherited(string kind)
    {
        Type type = Readers.Keys.Single(type => type.Name == kind);
        MethodInfo[] general = [.. Statics(typeof(PaymentInstruction))];
        MethodInfo[] own = [.. Statics(type)];
        Assert.NotEmpty(general);
        foreach (MethodInfo one in general)
            Assert.Contains(own, method => ParametersOf(method, type).SequenceEqual(ParametersOf(one, typeof(PaymentInstruction))) && (one.ReturnType == typeof(bool) || method.ReturnType == type));

        static IEnumerable<MethodInfo> Statics(Type type) =>
            type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => method.Name is "Parse" or "TryParse");

        // The type that is read is left out: there the two differ.
        static IEnumerable<Type?> ParametersOf(MethodInfo method, Type read) =>
            method.GetParameters().Select(parameter => parameter.ParameterType == read.MakeByRefType() ? null : parameter.ParameterType).Prepend(method.ReturnType == typeof(bool) ? typeof(bool) : null);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_kind_takes_its_own_texts_and_names_what_the_others_are(string kind)
    {
        (Type type, Reader read) = Readers.Single(one => one.Key.Name == kind);
        foreach ((string text, Type of) in Samples)
        {
            // A name of BIP 353 may be written without its sign, as a Lightning Address is.
            bool fits = of.IsAssignableTo(type) || (type == typeof(Bip353Name) && of == typeof(LightningAddress));
            foreach (string pasted in new[] { text, $" {text}\r\n" })
            {
                (PaymentInstruction? one, Finding? error) = read(pasted);
                Assert.Equal(fits, one is not null);
                Assert.Equal(fits, error is null);
                if (one is not null) Assert.IsType(type == typeof(Bip353Name) ? type : of, one);
                if (of.IsAssignableTo(type)) Assert.Equal(PaymentInstruction.Parse(pasted), one);
                if (error is not null) Assert.Equal("text.wrong-kind", error.Code);
            }
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void What_no_kind_reads_is_refused_for_the_same_reason(string kind)
    {
        Reader read = Readers.Single(one => one.Key.Name == kind).Value;
        foreach (string? text in new[] { null, "", " \n", "hello", "ftp://example.com", "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5", new string('a', 70_000), Invoice + " " + Segwit })
        {
            (PaymentInstruction? one, Finding? error) = read(text);
            Assert.Null(one);
            Assert.Equal(PaymentInstruction.Read(text).Error, error);
        }
    }

    [Fact]
    public void A_wrong_kind_is_an_exception_that_says_which()
    {
        var problem = Assert.Throws<PaymentRequestFormatException>(() => LightningAddress.Parse(Invoice));
        Assert.Equal("This is a Lightning invoice, not a Lightning Address.", problem.Finding.Message);
        Assert.Throws<PaymentRequestFormatException>(() => Lnurl.Parse("satoshi@bitcoin.org"));
        Assert.Throws<PaymentRequestFormatException>(() => BitcoinUri.Parse(Segwit));
        Assert.Throws<PaymentRequestFormatException>(() => OnChainAddress.Parse("bitcoin:" + Segwit));
        Assert.Throws<PaymentRequestFormatException>(() => NeedsLookup.Parse(OfferText));
    }

    [Fact]
    public void A_generic_caller_gets_the_kind_it_asks_for()
    {
        Assert.Equal("satoshi", Generic<LightningAddress>("satoshi@bitcoin.org")!.User);
        Assert.Null(Generic<LightningAddress>(Invoice));
        Assert.Equal("https://example.com/x", Generic<Lnurl>("lnurlp://example.com/x")!.Url);
        Assert.Null(Generic<Lnurl>("satoshi@bitcoin.org"));
        Assert.IsType<Bolt11Instruction>(Generic<PaymentInstruction>(Invoice));
        Assert.IsType<Bip353Name>(Generic<NeedsLookup>("₿satoshi@bitcoin.org"));

        static T? Generic<T>(string text)
            where T : PaymentInstruction, ISpanParsable<T>
        {
            bool read = T.TryParse(text, null, out T? one);
            Assert.Equal(read, T.TryParse(text.AsSpan(), null, out T? ofSpan));
            Assert.Equal(one, ofSpan);
            if (!read) Assert.Throws<PaymentRequestFormatException>(() => T.Parse(text, null));
            else Assert.Equal((one, one), (T.Parse(text, null), T.Parse(text.AsSpan(), null)));
            return one;
        }
    }

    [Fact]
    public void The_mode_of_reading_reaches_the_invoice()
    {
        string old = SpecVectors.ValidInvoices.First(one => !Lightbill.Bolt11.Bolt11Invoice.TryParse(one, ReadMode.Strict, out _, out _));
        Assert.True(Bolt11Instruction.TryParse(old, out _));
        Assert.False(Bolt11Instruction.TryParse(old, ReadMode.Strict, out _, out Finding? error));
        Assert.Equal(PaymentInstruction.Read(old, ReadMode.Strict).Error, error);
        Assert.Throws<PaymentRequestFormatException>(() => Bolt11Instruction.Parse(old, ReadMode.Strict));
    }

    /// <summary>The form of a URI is taken without a way to pay that can be read, but nothing else is forgiven that the general reader refuses.</summary>
    [Fact]
    public void A_uri_with_white_space_in_it_is_refused_by_its_own_reader_too()
    {
        Assert.True(BitcoinUri.TryParse("bitcoin:nonsense", out BitcoinUri? uri, out _));
        Assert.Null(Assert.Single(uri.Methods).Instruction);
        const string Broken = "bitcoin:nonsense?label=a b";
        Assert.Equal("text.white-space", PaymentInstruction.Read(Broken).Error!.Code);
        Assert.False(BitcoinUri.TryParse(Broken, out _, out Finding? error));
        Assert.Equal("text.white-space", error.Code);
    }

    [Theory]
    [InlineData("user@localhost", true)]
    [InlineData(" \u20bfuser@localhost ", true)]
    [InlineData("a+b@example.com", false)]
    public void A_name_may_lack_its_sign(string text, bool isName)
    {
        Assert.Equal(isName, Bip353Name.TryParse(text, out Bip353Name? name, out Finding? error));
        Assert.Equal(isName ? null : "name.invalid", error?.Code);
        if (isName) Assert.Equal("\u20bfuser@localhost", name!.ToString());
    }
}
