using Lightbill.Bolt11;
using Lightbill.Findings;

namespace Lightbill.Cli.Creation;

/// <summary>
/// Makes an unsigned invoice of a draft. With an invoice to start from, only what differs is touched: order, unknown fields and unusual writings stay as they are, and
/// so does what a strict reader would refuse in it; nothing of that kind is added.
/// </summary>
internal static class DraftWriter
{
    /// <summary>The letters of the fields that have properties of their own in a draft.</summary>
    public const string OwnLetters = "psdhmnxcfr59";

    /// <exception cref="CliException">The invoice cannot be written; the message names the option.</exception>
    public static UnsignedBolt11Invoice Write(InvoiceDraft draft, Bolt11Invoice? source, string? fieldOrder)
    {
        Bolt11InvoiceBuilder builder;
        try
        {
            builder = Apply(draft, source);
        }
        catch (ArgumentException problem)
        {
            // The options' values were looked at when they were read; the JSON's meet their limits here.
            throw Values.OptionError.Invalid(SavedInvoiceReader.Option, problem.Message);
        }
        if (fieldOrder is not null) builder.FieldOrder(fieldOrder);
        try
        {
            return builder.Prepare();
        }
        catch (InvoiceBuildException refused) when (source is not null && refused.Errors.All(CodesRefusedIn(source).Contains))
        {
            return builder.KeepDeviations().Prepare();
        }
        catch (InvoiceBuildException refused)
        {
            throw Refusal(refused.Errors);
        }
    }

    /// <summary>Would the invoice say something else than its source?</summary>
    public static bool Differs(InvoiceDraft draft, Bolt11Invoice source)
    {
        try
        {
            _ = Apply(draft, source).ToInvoice();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static Bolt11InvoiceBuilder Apply(InvoiceDraft draft, Bolt11Invoice? source)
    {
        Bolt11InvoiceBuilder builder = source is null ? Start(draft) : source.ToBuilder();
        InvoiceDraft before = source is null
            ? new() { Network = draft.Network, Timestamp = draft.Timestamp, PaymentHash = draft.PaymentHash, PaymentSecret = draft.PaymentSecret }
            : InvoiceDraft.Of(source);
        ApplyPlain(builder, draft, before);
        ApplyDescription(builder, draft, before);
        ApplyLists(builder, draft, before);
        return builder;
    }

    private static Bolt11InvoiceBuilder Start(InvoiceDraft draft)
    {
        var builder = new Bolt11InvoiceBuilder(draft.Network!.Value, draft.PaymentHash!.Value, draft.PaymentSecret ?? default, DateTimeOffset.FromUnixTimeSeconds(draft.Timestamp!.Value));
        return draft.PaymentSecret is null ? builder.Remove('s') : builder;
    }

    private static void ApplyPlain(Bolt11InvoiceBuilder builder, InvoiceDraft draft, InvoiceDraft before)
    {
        if (draft.Network is { } network && network != before.Network) builder.Network(network);
        if (draft.Amount != before.Amount) _ = draft.Amount is { } amount ? builder.Amount(amount) : builder.AnyAmount();
        if (draft.Timestamp is { } timestamp && timestamp != before.Timestamp) builder.Timestamp(DateTimeOffset.FromUnixTimeSeconds(timestamp));
        if (draft.PaymentHash is { } hash && hash != before.PaymentHash) builder.PaymentHash(hash);
        if (draft.PaymentSecret != before.PaymentSecret) _ = draft.PaymentSecret is { } secret ? builder.PaymentSecret(secret) : builder.Remove('s');
        if (draft.ExpirySeconds is 0 && before.ExpirySeconds is not 0) throw Values.OptionError.Invalid(SavedInvoiceReader.Option, "\"expirySeconds\" must be at least 1");
        if (draft.MinFinalCltvExpiryDelta is 0 && before.MinFinalCltvExpiryDelta is not 0)
            throw Values.OptionError.Invalid(SavedInvoiceReader.Option, "\"minFinalCltvExpiryDelta\" must be at least 1");
        if (draft.ExpirySeconds != before.ExpirySeconds) _ = draft.ExpirySeconds is { } expiry ? builder.ExpirySeconds(expiry) : builder.Remove('x');
        if (draft.MinFinalCltvExpiryDelta != before.MinFinalCltvExpiryDelta)
            _ = draft.MinFinalCltvExpiryDelta is { } blocks ? builder.MinFinalCltvExpiryDelta(blocks) : builder.Remove('c');
        if (!SameBytes(draft.Metadata, before.Metadata)) _ = draft.Metadata is { } metadata ? builder.Metadata(metadata) : builder.Remove('m');
        if (draft.Features is { } features && !features.Equals(before.Features)) builder.Features(features);
        if (draft.PayeeField != before.PayeeField) _ = draft.PayeeField is { } payee ? builder.IncludePayee(payee) : builder.Remove('n');
    }

    private static void ApplyDescription(Bolt11InvoiceBuilder builder, InvoiceDraft draft, InvoiceDraft before)
    {
        if (draft.Description == before.Description && draft.DescriptionHash == before.DescriptionHash) return;
        if (draft.Description is { } text) builder.Description(text);
        else if (draft.DescriptionHash is { } hash) builder.DescriptionHash(hash);
        else builder.Remove('d').Remove('h');
    }

    private static void ApplyLists(Bolt11InvoiceBuilder builder, InvoiceDraft draft, InvoiceDraft before)
    {
        if (!draft.Fallbacks.SequenceEqual(before.Fallbacks))
        {
            builder.Remove('f');
            foreach (FallbackAddress address in draft.Fallbacks) builder.AddFallback(address);
        }
        if (!draft.RouteHints.SelectMany(Marked).SequenceEqual(before.RouteHints.SelectMany(Marked)))
        {
            builder.Remove('r');
            foreach (RouteHint hint in draft.RouteHints) builder.AddRouteHint(hint);
        }
        if (!draft.BlindedPaths.Select(Describe).SequenceEqual(before.BlindedPaths.Select(Describe), StringComparer.Ordinal))
        {
            builder.Remove('5');
            foreach (BlindedPath path in draft.BlindedPaths) builder.AddBlindedPath(path);
        }
        if (draft.CustomFields.SequenceEqual(before.CustomFields)) return;
        CustomField changed = draft.CustomFields.Concat(before.CustomFields).FirstOrDefault(field =>
            IsOwn(field.Tag) && draft.CustomFields.Count(field.Equals) != before.CustomFields.Count(field.Equals));
        if (changed != default)
            throw Values.OptionError.Invalid(SavedInvoiceReader.Option, $"a field {changed.Tag} of wrong length can be kept as it came, but neither added nor removed");
        foreach (char tag in before.CustomFields.Select(field => field.Tag).Distinct().Where(tag => !IsOwn(tag))) builder.Remove(tag);
        foreach (CustomField field in draft.CustomFields.Where(field => !IsOwn(field.Tag))) builder.AddField(field.Tag, field.Words);
    }

    private static bool IsOwn(char tag) => OwnLetters.Contains(tag, StringComparison.Ordinal);

    /// <summary>The hops with the place of their hint, so that lists of hints can be compared hop by hop.</summary>
    private static IEnumerable<(int Hint, RouteHintHop Hop)> Marked(RouteHint hint, int index) => hint.Hops.Select(hop => (index, hop)).Append((index, default));

    /// <summary>Everything in a path, so that two can be compared: their own equality does not look into lists.</summary>
    private static string Describe(BlindedPath path)
    {
        BlindedPath bare = path with { Features = default, Hops = [] };
        IEnumerable<string> hops = path.Hops.Select(hop => $"{hop.BlindedNodeId} {Convert.ToHexStringLower(hop.EncryptedRecipientData.Span)}");
        return $"{bare} {Convert.ToHexStringLower(path.Features.Span)} {string.Join(' ', hops)}";
    }

    private static bool SameBytes(byte[]? left, byte[]? right) => left is null || right is null ? ReferenceEquals(left, right) : left.AsSpan().SequenceEqual(right);

    private static HashSet<Finding> CodesRefusedIn(Bolt11Invoice source)
    {
        try
        {
            source.ToBuilder().Prepare();
            return [];
        }
        catch (InvoiceBuildException refused)
        {
            return new(refused.Errors, CodeComparer.Instance);
        }
    }

    private static CliException Refusal(IReadOnlyList<Finding> errors)
    {
        IEnumerable<string> messages = errors.Select(error => $"{(OptionOf(error.Code) is { } option ? option + ": " : "")}{Values.OptionError.InMessageStyle(error.Message)} [{error.Code}]");
        return new(ExitCode.Usage, "a strict reader would refuse this invoice: " + string.Join("; ", messages));
    }

    /// <summary>The option behind a rule that the options' own checks leave to the core.</summary>
    private static string? OptionOf(string code) => code switch
    {
        "bolt11.unknown-required-feature" or "bolt11.feature-both-bits" or "bolt11.feature-dependency" => "--feature",
        "bolt11.missing-payment-secret" => "--payment-secret",
        "bolt11.missing-description" => "--description",
        "bolt11.amount-zero" => "--amount",
        _ => null,
    };

    private sealed class CodeComparer : IEqualityComparer<Finding>
    {
        public static readonly CodeComparer Instance = new();

        public bool Equals(Finding? x, Finding? y) => x?.Code == y?.Code && x?.Message == y?.Message;

        public int GetHashCode(Finding obj) => obj.Code.GetHashCode(StringComparison.Ordinal);
    }
}
