using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Findings;

namespace Lightbill.Tests.Bolt11;

public class SpecVectorTests
{
    public static TheoryData<string> ValidNames => SpecVectors.ValidNames;

    public static TheoryData<string> InvalidNames => SpecVectors.InvalidNames;

    [Theory, MemberData(nameof(ValidNames))]
    public void A_valid_example_is_read_with_every_field(string name)
    {
        (string text, JsonElement expected) = SpecVectors.Valid(name);
        Assert.True(Bolt11Invoice.TryParse(text, out Bolt11Invoice? invoice, out Finding? error), error?.ToString());

        Assert.Equal(text, invoice.ToString());
        Assert.Equal(Text(expected, "network"), invoice.Network.Name);
        Assert.Equal(Number(expected, "amountMsat"), invoice.Amount?.Msat);
        Assert.Equal(Number(expected, "timestamp"), invoice.Timestamp.ToUnixTimeSeconds());
        Assert.Equal(Text(expected, "paymentHash"), invoice.PaymentHash.ToString());
        Assert.Equal(Text(expected, "paymentSecret"), invoice.PaymentSecret?.ToString());
        Assert.Equal(Text(expected, "description"), invoice.Description?.Raw);
        Assert.Equal(Text(expected, "descriptionHash"), invoice.DescriptionHash?.ToString());
        Assert.Equal(Number(expected, "expirySeconds"), invoice.HasExpiryField ? (long)invoice.ExpirySeconds : null);
        Assert.Equal(Number(expected, "expirySeconds") ?? 3600, (long)invoice.ExpirySeconds);
        Assert.Equal(Number(expected, "minFinalCltv"), invoice.HasMinFinalCltvExpiryDeltaField ? invoice.MinFinalCltvExpiryDelta : null);
        Assert.Equal(Number(expected, "minFinalCltv") ?? 18, invoice.MinFinalCltvExpiryDelta);
        Assert.Equal(Text(expected, "payee"), invoice.Payee.ToString());
        Assert.Equal(expected.GetProperty("features").EnumerateArray().Select(bit => bit.GetInt32()), invoice.Features.Select(bit => bit.Number));
        Assert.Equal(Text(expected, "metadata"), invoice.Metadata is { } metadata ? Convert.ToHexStringLower(metadata.Span) : null);

        JsonElement signature = expected.GetProperty("signature");
        Assert.Equal(Text(signature, "r"), invoice.Signature.RHex);
        Assert.Equal(Text(signature, "s"), invoice.Signature.SHex);
        Assert.Equal(Number(signature, "recoveryFlag"), invoice.Signature.RecoveryFlag);
        Assert.Equal(signature.GetProperty("highS").GetBoolean(), !invoice.Signature.IsLowS);
        if (expected.TryGetProperty("signingDataHex", out JsonElement data) && data.GetString() is { } hex) Assert.Equal(hex, Convert.ToHexStringLower(invoice.SigningData));
        if (expected.TryGetProperty("signingHashHex", out JsonElement hash) && hash.GetString() is { } digest) Assert.Equal(digest, Convert.ToHexStringLower(invoice.SigningHash));
    }

    [Theory, MemberData(nameof(ValidNames))]
    public void A_valid_example_is_read_with_its_addresses_routes_and_unknown_fields(string name)
    {
        (string text, JsonElement expected) = SpecVectors.Valid(name);
        var invoice = Bolt11Invoice.Parse(text);

        JsonElement[] fallbacks = [.. expected.GetProperty("fallbacks").EnumerateArray()];
        FallbackAddress[] addresses = [.. invoice.FallbackAddresses.Where(one => one.Version < 19)]; // the file leaves out versions without meaning
        Assert.Equal(fallbacks.Select(one => Text(one, "address")), addresses.Select(one => one.Address));
        Assert.Equal(fallbacks.Select(one => Number(one, "version")), addresses.Select(one => (long?)one.Version));
        Assert.Equal(fallbacks.Select(one => Text(one, "hex")), addresses.Select(one => Convert.ToHexStringLower(one.Program.Span)));
        Assert.All(addresses, one => Assert.Equal(one, FallbackAddress.Parse(one.Address!, invoice.Network)));

        JsonElement[] routes = [.. expected.GetProperty("routes").EnumerateArray()];
        Assert.Equal(
            routes.Select(route => string.Join(' ', route.EnumerateArray().Select(hop =>
                $"{Text(hop, "pubkey")} {Text(hop, "shortChannelId")} {hop.GetProperty("feeBaseMsat")} {hop.GetProperty("feeProportionalMillionths")} {hop.GetProperty("cltvExpiryDelta")}"))),
            invoice.RouteHints.Select(route => string.Join(' ', route.Hops.Select(hop =>
                $"{hop.PublicKey} {hop.ShortChannelId} {hop.FeeBaseMsat} {hop.FeeProportionalMillionths} {hop.CltvExpiryDelta}"))));

        // The file lists fields of unknown type; those of wrong length, which are left out of account too, it leaves out.
        Assert.Equal(
            expected.GetProperty("unknownFields").EnumerateArray().Select(one => (Text(one, "tag"), Text(one, "data"))),
            invoice.UnknownFields.Where(field => "pshn".IndexOf(field.Tag, StringComparison.Ordinal) < 0).Select(field => ((string?)field.Tag.ToString(), (string?)field.WordsText)));
    }

    [Theory, MemberData(nameof(ValidNames))]
    public void Strict_mode_differs_in_the_example_with_fields_to_be_ignored_only(string name)
    {
        bool read = Bolt11Invoice.TryParse(SpecVectors.Valid(name).Invoice, ReadMode.Strict, out _, out Finding? error);
        Assert.Equal(name != SpecVectors.IgnoredFields, read);
        if (!read) Assert.Equal("bolt11.wrong-length", error!.Code);
    }

    [Theory, MemberData(nameof(InvalidNames))]
    public void An_invalid_example_is_refused_for_its_reason_in_both_modes(string name)
    {
        string expected = name switch
        {
            "unknown-even-feature-100" => "bolt11.unknown-required-feature",
            "bad-checksum" => "bech32.checksum",
            "no-separator" => "text.unknown",
            "mixed-case" => "bech32.mixed-case",
            "unrecoverable-signature" => "bolt11.signature-unrecoverable",
            "too-short" => "bolt11.too-short",
            "invalid-multiplier" => "bolt11.invalid-multiplier",
            "sub-millisatoshi" => "bolt11.fraction-of-msat",
            "missing-payment-secret" => "bolt11.missing-payment-secret",
            "high-s-with-n" => "bolt11.signature-high-s",
            _ => throw new InvalidOperationException($"A new example: {name}"),
        };
        foreach (ReadMode mode in new[] { ReadMode.Default, ReadMode.Strict })
        {
            Assert.False(Bolt11Invoice.TryParse(SpecVectors.Invalid(name), mode, out _, out Finding? error));
            Assert.Equal(expected, error.Code);
        }
    }

    [Theory, MemberData(nameof(ValidNames))]
    public void A_reproducible_example_is_written_byte_for_byte_from_its_fields(string name)
    {
        (string text, JsonElement expected) = SpecVectors.Valid(name);
        if (!expected.GetProperty("signatureReproducible").GetBoolean()) return;
        var source = Bolt11Invoice.Parse(text);
        using PrivateKey key = PrivateKey.Parse(SpecVectors.PrivateKeyHex);

        var builder = new Bolt11InvoiceBuilder(source.Network, source.PaymentHash, source.PaymentSecret!.Value, source.Timestamp)
            .Features(FeatureVector.Of(expected.GetProperty("features").EnumerateArray().Select(bit => bit.GetInt32())))
            .FieldOrder(string.Concat(source.Fields.Select(field => field.Tag).Distinct()));
        if (Number(expected, "amountMsat") is { } msat) builder.Amount(MilliSatoshi.FromMsat(msat));
        if (Text(expected, "description") is { } description) builder.Description(description);
        if (Text(expected, "descriptionHash") is { } hash) builder.DescriptionHash(DescriptionHash.Parse(hash));
        if (Number(expected, "expirySeconds") is { } expiry) builder.ExpiresAfter(TimeSpan.FromSeconds(expiry));
        if (Number(expected, "minFinalCltv") is { } blocks) builder.MinFinalCltvExpiryDelta((uint)blocks);
        if (Text(expected, "metadata") is { } metadata) builder.Metadata(Convert.FromHexString(metadata));
        foreach (JsonElement fallback in expected.GetProperty("fallbacks").EnumerateArray())
            builder.AddFallback(FallbackAddress.Parse(Text(fallback, "address")!, source.Network));
        foreach (RouteHint hint in source.RouteHints) builder.AddRouteHint(hint);

        // What the builder has no words for, a field of wrong length, can only be kept from an invoice that has it.
        string written = name == SpecVectors.IgnoredFields
            ? source.ToBuilder().KeepDeviations().Sign(key).ToString()
            : builder.Sign(key).ToString();
        Assert.Equal(text.ToLowerInvariant(), written);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static long? Number(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;
}
