using System.Collections;
using Lightbill.Bolt11;

namespace Lightbill;

/// <summary>
/// A set of feature bits of any size (BOLT 9): bits above 63 are common, so it is not a number. Immutable; enumerates the bits in rising order.
/// The numbers have names in <see cref="FeatureNumber"/>. Example: <c>invoice.Features.HasFeature(FeatureNumber.BasicMpp)</c>.
/// </summary>
public sealed class FeatureVector : IReadOnlyCollection<FeatureBit>, IEquatable<FeatureVector>
{
    /// <summary>The largest bit that fits field <c>9</c>: 1023 words of 5 bits.</summary>
    public const int MaxBit = (1023 * 5) - 1;

    private readonly int[] _bits;

    private FeatureVector(int[] sortedDistinct) => _bits = sortedDistinct;

    /// <summary>No bit set.</summary>
    public static FeatureVector Empty { get; } = new([]);

    /// <summary>A set of bits; repeated ones count once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bit below 0 or above <see cref="MaxBit"/>.</exception>
    public static FeatureVector Of(params IEnumerable<int> bits) => OfArray([.. bits]);

    /// <summary>The same of an array, which is then ours.</summary>
    internal static FeatureVector OfArray(int[] bits)
    {
        // Not a SortedSet: every invoice comes through here.
        int[] sorted = bits;
        if (sorted.Length == 0) return Empty;
        Array.Sort(sorted);
        int distinct = 1;
        for (int i = 1; i < sorted.Length; i++)
            if (sorted[i] != sorted[i - 1]) sorted[distinct++] = sorted[i];
        if (distinct < sorted.Length) sorted = sorted[..distinct];
        ArgumentOutOfRangeException.ThrowIfNegative(sorted[0], nameof(bits));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sorted[^1], MaxBit, nameof(bits));
        return new(sorted);
    }

    /// <summary>How many bits are set.</summary>
    public int Count => _bits.Length;

    /// <summary>Is this very bit set?</summary>
    public bool Contains(int bit)
    {
        // By hand: the runtime's search is compiled at its first call.
        (int from, int to) = (0, _bits.Length);
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (_bits[middle] == bit) return true;
            if (_bits[middle] < bit) from = middle + 1;
            else to = middle;
        }
        return false;
    }

    /// <summary>Is the feature there in either form, required or offered?</summary>
    public bool HasFeature(int eitherBit) => Contains(eitherBit & ~1) || Contains(eitherBit | 1);

    /// <inheritdoc/>
    public IEnumerator<FeatureBit> GetEnumerator()
    {
        foreach (int bit in _bits) yield return new FeatureBit(bit);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(FeatureVector? other) => other is not null && _bits.AsSpan().SequenceEqual(other._bits);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FeatureVector);

    /// <summary>Are they equal, or both null?</summary>
    public static bool operator ==(FeatureVector? left, FeatureVector? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Do they differ?</summary>
    public static bool operator !=(FeatureVector? left, FeatureVector? right) => !(left == right);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int bit in _bits) hash.Add(bit);
        return hash.ToHashCode();
    }

    /// <summary>The bits, e.g. <c>8, 14, 99</c>.</summary>
    public override string ToString() => string.Join(", ", _bits);

    /// <summary>These bits and one more.</summary>
    internal FeatureVector With(int bit) => Contains(bit) ? this : Of([.. _bits, bit]);

    /// <summary>The bits as big-endian 5-bit words without leading zero words: the content of field <c>9</c>.</summary>
    internal byte[] ToWords()
    {
        if (_bits.Length == 0) return [];
        byte[] words = new byte[(_bits[^1] / 5) + 1];
        foreach (int bit in _bits) words[words.Length - 1 - (bit / 5)] |= (byte)(1 << (bit % 5));
        return words;
    }

    /// <summary>Reads the content of field <c>9</c>; leading zero words are fine.</summary>
    internal static FeatureVector FromWords(ReadOnlySpan<byte> words)
    {
        List<int> bits = [];
        foreach (int bit in new FeatureWords(words)) bits.Add(bit);
        return bits.Count == 0 ? Empty : new([.. bits]);
    }

    /// <summary>The bits as big-endian bytes, as Core Lightning prints them.</summary>
    internal byte[] ToBytes()
    {
        if (_bits.Length == 0) return [];
        byte[] bytes = new byte[(_bits[^1] / 8) + 1];
        foreach (int bit in _bits) bytes[bytes.Length - 1 - (bit / 8)] |= (byte)(1 << (bit % 8));
        return bytes;
    }

    /// <summary>Reads big-endian bytes, as BOLT 12 writes features; leading zero bytes are fine.</summary>
    internal static FeatureVector FromBytes(ReadOnlySpan<byte> bytes)
    {
        List<int> bits = [];
        for (int i = bytes.Length - 1; i >= 0; i--)
            for (int b = 0; b < 8; b++)
                if (((bytes[i] >> b) & 1) != 0) bits.Add(((bytes.Length - 1 - i) * 8) + b);
        return bits.Count == 0 ? Empty : new([.. bits]);
    }
}
