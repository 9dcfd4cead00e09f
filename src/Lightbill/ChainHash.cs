using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Lightbill.Encoding;
using Lightbill.Text;

namespace Lightbill;

/// <summary>
/// The hash of a chain's first block, 32 bytes in the order of the wire: how BOLT 12 names a chain. Chains that are not bitcoin's have one too.
/// <c>default</c> is 32 zero bytes, no chain. Safe for concurrent use. Example: <c>ChainHash.Of(BitcoinNetwork.Mainnet)</c>.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<ChainHash>))]
[TypeConverter(typeof(ParsableTypeConverter<ChainHash>))]
public readonly record struct ChainHash : ISpanParsable<ChainHash>, ISpanFormattable
{
    /// <summary>The size in bytes, 32.</summary>
    public const int Size = Bytes32.Length;

    // The testnets 3 and 4 are one network here, as in the prefixes of invoices; the first of a network is the one that is written.
    private static readonly (BitcoinNetwork Network, ChainHash Hash)[] Known =
    [
        (BitcoinNetwork.Mainnet, Parse("6fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000")),
        (BitcoinNetwork.Testnet, Parse("43497fd7f826957108f4a30fd9cec3aeba79972084e90ead01ea330900000000")),
        (BitcoinNetwork.Testnet, Parse("43f08bdab050e35b567c864b91f47f50ae725ae2de53bcfbbaf284da00000000")),
        (BitcoinNetwork.Signet, Parse("f61eee3b63a380a477a063af32b2bbc97c9ff9f01f2c4225e973988108000000")),
        (BitcoinNetwork.Regtest, Parse("06226e46111a0b59caaf126043eb5bbf28c34f3a5e332a1fc7b2b73cf188910f")),
        (BitcoinNetwork.Simnet, Parse("f67ad7695d9b662a72ff3d8edbbb2de0bfa67b13974bb9910d116d5cbd863e68")),
    ];

    private readonly Bytes32 _bytes;

    private ChainHash(Bytes32 bytes) => _bytes = bytes;

    /// <summary>Takes exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static ChainHash FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size ? new(Bytes32.Read(bytes)) : throw new ArgumentException("A chain hash has 32 bytes.", nameof(bytes));

    /// <summary>The chain of a network; of the testnets, testnet 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a network that we know.</exception>
    public static ChainHash Of(BitcoinNetwork network)
    {
        foreach ((BitcoinNetwork known, ChainHash hash) in Known)
            if (known == network) return hash;
        throw new ArgumentOutOfRangeException(nameof(network), network, "Not a network that we know.");
    }

    /// <summary>The bitcoin network, null for a chain that we do not know.</summary>
    public BitcoinNetwork? Network
    {
        get
        {
            foreach ((BitcoinNetwork network, ChainHash hash) in Known)
                if (hash == this) return network;
            return null;
        }
    }

    /// <summary>The 32 bytes in a new array, in the order of the wire.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[Size];
        _bytes.CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 hexadecimal digits in lower case, in the order of the wire: block explorers show the bytes in reverse.</summary>
    public override string ToString() => _bytes.ToString();

    /// <inheritdoc cref="ToString()"/>
    public string ToString(string? format, IFormatProvider? formatProvider) => _bytes.ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        _bytes.TryFormat(destination, out charsWritten);

    /// <summary>Reads 64 hexadecimal digits, upper or lower case, in the order of the wire.</summary>
    /// <exception cref="FormatException">Anything else.</exception>
    public static ChainHash Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out ChainHash value) ? value : throw new FormatException("A chain hash is 64 hexadecimal digits.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static ChainHash Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ChainHash result)
    {
        bool read = Bytes32.TryParse(s, out Bytes32 bytes);
        result = new(bytes);
        return read;
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ChainHash result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out ChainHash result) => TryParse(s.AsSpan(), null, out result);
}
