using System.Diagnostics.CodeAnalysis;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill;

/// <summary>
/// An on-chain address to pay to when Lightning fails (field <c>f</c> of BOLT 11): a version and a program. Versions 0 to 16 are segwit
/// (BIP 141, 350), 17 is pay-to-public-key-hash, 18 pay-to-script-hash; 19 to 31 have no meaning yet and no text. Immutable.
/// Example: <c>FallbackAddress.Parse("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", BitcoinNetwork.Mainnet)</c>.
/// </summary>
public sealed class FallbackAddress : IEquatable<FallbackAddress>
{
    /// <summary>The version that stands for pay-to-public-key-hash.</summary>
    public const int P2pkhVersion = 17;

    /// <summary>The version that stands for pay-to-script-hash.</summary>
    public const int P2shVersion = 18;

    // BIP 173: an address has at most 90 characters.
    private const int MaxTextLength = 90;
    private const int MaxVersion = 31;

    private readonly byte[] _program;

    /// <summary>From its parts.</summary>
    /// <exception cref="ArgumentException">The program's length does not suit the version; see <see cref="HasValidLength"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The version is not from 0 to 31.</exception>
    public FallbackAddress(BitcoinNetwork network, int version, ReadOnlySpan<byte> program)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, MaxVersion);
        if (!HasValidLength(version, program.Length)) throw new ArgumentException("The program's length does not suit the version.", nameof(program));
        (Network, Version, _program) = (network, version, program.ToArray());
    }

    /// <summary>The network it belongs to.</summary>
    public BitcoinNetwork Network { get; }

    /// <summary>0 to 31.</summary>
    public int Version { get; }

    /// <summary>The witness program, public key hash or script hash.</summary>
    public ReadOnlyMemory<byte> Program => _program;

    /// <summary>
    /// <c>P2WPKH</c>, <c>P2WSH</c>, <c>P2TR</c>, <c>P2PKH</c>, <c>P2SH</c>, <c>witness vN</c> for other segwit versions, null for 19 to 31.
    /// </summary>
    public string? TypeName => (Version, _program.Length) switch
    {
        (0, 20) => "P2WPKH",
        (0, _) => "P2WSH",
        (1, 32) => "P2TR",
        (P2pkhVersion, _) => "P2PKH",
        (P2shVersion, _) => "P2SH",
        _ => Version <= 16 ? $"witness v{Version}" : null,
    };

    /// <summary>The address as people write it; null for versions 19 to 31, which have no text.</summary>
    public string? Address
    {
        get
        {
            NetworkInfo info = NetworkInfo.Of(Network);
            if (Version == P2pkhVersion) return Base58Check.Encode(info.P2pkhVersion, _program);
            if (Version == P2shVersion) return Base58Check.Encode(info.P2shVersion, _program);
            if (Version > 16) return null;
            byte[] words = [(byte)Version, .. Words.FromBytes(_program)];
            return Bech32.Encode(info.SegwitPrefix, words, Version == 0 ? Bech32.Bech32Constant : Bech32.Bech32mConstant);
        }
    }

    /// <summary>The output script (scriptPubKey); empty for versions 19 to 31.</summary>
    public byte[] ToScript() => Version switch
    {
        P2pkhVersion => [0x76, 0xa9, 0x14, .. _program, 0x88, 0xac],
        P2shVersion => [0xa9, 0x14, .. _program, 0x87],
        0 => [0x00, (byte)_program.Length, .. _program],
        <= 16 => [(byte)(0x50 + Version), (byte)_program.Length, .. _program],
        _ => [],
    };

    /// <summary>
    /// Does a program of this many bytes suit the version? 0: 20 or 32; 17 and 18: 20; 1 to 16: 2 to 40 (version 1 means something with 32 only);
    /// 19 to 31: any, since nobody knows them yet.
    /// </summary>
    public static bool HasValidLength(int version, int length) => version switch
    {
        0 => length is 20 or 32,
        P2pkhVersion or P2shVersion => length == 20,
        >= 1 and <= 16 => length is >= 2 and <= 40,
        > P2shVersion and <= MaxVersion => true,
        _ => false,
    };

    /// <summary>Reads an address of a network.</summary>
    /// <exception cref="FormatException">Not an address of that network.</exception>
    public static FallbackAddress Parse(string text, BitcoinNetwork network) => TryParse(text, network, out FallbackAddress? address)
        ? address
        : throw new FormatException(OtherNetworkOf(text, network) is { } other
            ? $"The address belongs to {other.Name}, not to {network.Name}."
            : $"Not a bitcoin address of {network.Name}.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, BitcoinNetwork network, [NotNullWhen(true)] out FallbackAddress? address)
    {
        address = null;
        if (text is null || text.Length > MaxTextLength) return false;
        NetworkInfo info = NetworkInfo.Of(network);
        Span<byte> program = stackalloc byte[MaxTextLength];
        if (Base58Check.TryDecode(text, out byte version, program))
        {
            if (version == info.P2pkhVersion) address = new(network, P2pkhVersion, program[..20]);
            else if (version == info.P2shVersion) address = new(network, P2shVersion, program[..20]);
            return address is not null;
        }
        return TryParseSegwit(text, info, out address);
    }

    /// <summary>The first network, other than this one, that an address belongs to; null when it is no address at all.</summary>
    public static BitcoinNetwork? OtherNetworkOf(string text, BitcoinNetwork network)
    {
        foreach (NetworkInfo info in NetworkInfo.All)
            if (info.Network != network && TryParse(text, info.Network, out _)) return info.Network;
        return null;
    }

    /// <inheritdoc/>
    public bool Equals(FallbackAddress? other) =>
        other is not null && Network == other.Network && Version == other.Version && _program.AsSpan().SequenceEqual(other._program);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FallbackAddress);

    /// <summary>Are they equal, or both null?</summary>
    public static bool operator ==(FallbackAddress? left, FallbackAddress? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Do they differ?</summary>
    public static bool operator !=(FallbackAddress? left, FallbackAddress? right) => !(left == right);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Network);
        hash.Add(Version);
        hash.AddBytes(_program);
        return hash.ToHashCode();
    }

    /// <summary>The address, or the version and program where there is no text.</summary>
    public override string ToString() => Address ?? $"version {Version}, {Hex.Encode(_program)}";

    private static bool TryParseSegwit(string text, NetworkInfo info, [NotNullWhen(true)] out FallbackAddress? address)
    {
        address = null;
        Span<byte> words = stackalloc byte[MaxTextLength];
        var sink = new FirstErrorSink();
        Bech32Scan scan = Bech32.Scan<char, FirstErrorSink>(text, separator: -1, words, ref sink);
        int count = text.Length - scan.Separator - 1 - Bech32.ChecksumLength;
        if (!scan.IsClean || count < 1) return false;
        ReadOnlySpan<char> hrp = text.AsSpan(0, scan.Separator);
        if (!hrp.Equals(info.SegwitPrefix, StringComparison.OrdinalIgnoreCase)) return false;
        uint expected = words[0] == 0 ? Bech32.Bech32Constant : Bech32.Bech32mConstant;
        if (Bech32.Residue(hrp, words[..(count + Bech32.ChecksumLength)]) != expected) return false;
        int version = words[0];
        ReadOnlySpan<byte> programWords = words[1..count];
        int length = Words.ByteCount(programWords.Length);
        if (version > 16 || !HasValidLength(version, length) || !Words.HasCleanPadding(programWords, length * 8)) return false;
        address = new(info.Network, version, Words.ToByteArray(programWords));
        return true;
    }
}
