using Lightbill.Findings;

namespace Lightbill.Bolt12;

/// <summary>What the builders of BOLT 12 have in common. They refuse to write what the reader refuses to read. Not safe for concurrent use.</summary>
/// <typeparam name="TSelf">The builder itself, which its methods give back.</typeparam>
public abstract class Bolt12Builder<TSelf>
    where TSelf : Bolt12Builder<TSelf>
{
    private readonly Bolt12Kind _kind;
    private readonly Predicate<ulong> _isOwn;

    private protected Bolt12Builder(Bolt12Kind kind, Predicate<ulong> isOwn) => (_kind, _isOwn) = (kind, isOwn);

    private protected TlvWriter Writer { get; } = new();

    /// <summary>Adds a field of one's own, or replaces it.</summary>
    /// <param name="number">An odd number without a meaning of its own, within the range of the message: readers that do not know it leave it alone.</param>
    /// <param name="value">Its bytes.</param>
    /// <exception cref="ArgumentException">A number with a meaning, an even one, one outside the message's own range, or a field that was copied from what is answered.</exception>
    public TSelf AddField(ulong number, ReadOnlySpan<byte> value)
    {
        if ((number & 1) == 0) throw new ArgumentException("A field of one's own has an odd number; readers refuse an even one that they do not know.", nameof(number));
        if (Bolt12FieldInfo.Find(number, _kind) is { } info) throw new ArgumentException($"Field {info} has a method of its own.", nameof(number));
        if (!_isOwn(number)) throw new ArgumentException("The number is outside the range of this message.", nameof(number));
        Writer.Set(number, value);
        return (TSelf)this;
    }

    private protected TSelf Set(ulong type, ReadOnlySpan<byte> value)
    {
        Writer.Set(type, value);
        return (TSelf)this;
    }

    private protected TSelf SetNumber(ulong type, ulong value)
    {
        Writer.SetNumber(type, value);
        return (TSelf)this;
    }

    private protected TSelf SetText(ulong type, string text)
    {
        Writer.SetText(type, text);
        return (TSelf)this;
    }

    private protected TSelf SetFeatures(ulong type, FeatureVector features)
    {
        Writer.SetFeatures(type, features);
        return (TSelf)this;
    }

    /// <summary>Adds to a list of things that are written one behind the other.</summary>
    private protected TSelf Append(ulong type, byte[] bytes)
    {
        Writer.Append(type, bytes);
        return (TSelf)this;
    }

    /// <summary>Reads what would be written; the signature may still be missing.</summary>
    private protected Bolt12Core Check(bool isSigned) =>
        Writer.Check(_kind, rule => !isSigned && rule == FindingRules.Bolt12SignatureMissing, MustNotWrite);

    /// <summary>What a reader only remarks on, but a writer must not do.</summary>
    private static bool MustNotWrite(FindingRule rule) => rule == FindingRules.Bolt12CurrencyUnknown || rule == FindingRules.Bolt12IdleFieldWithoutOffer
        || rule == FindingRules.Bolt12MissingDescription || rule == FindingRules.Bolt12FallbackIgnored || rule == FindingRules.Bolt12PathUnusable
        || rule == FindingRules.Bolt12SignatureUnexpected;
}
