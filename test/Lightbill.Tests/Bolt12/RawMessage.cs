using Lightbill.Bolt12;

namespace Lightbill.Tests.Bolt12;

/// <summary>A message put together byte by byte, without the code under test: hex in, hex out. Knows where each record stands.</summary>
internal sealed class RawMessage
{
    /// <summary>The generator of the curve: the public key of the private key 1.</summary>
    public const string Point = "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";

    /// <summary>A path of one hop, with two bytes of data.</summary>
    public const string Path = Point + Point + "01" + Point + "0002abcd";

    /// <summary>What a path costs: 1 msat, 2 millionths, 3 blocks, 4 to 5 msat, no features.</summary>
    public const string Costs = "00000001" + "00000002" + "0003" + "0000000000000004" + "0000000000000005" + "0000";

    private readonly SortedDictionary<ulong, string> _records = [];

    public static RawMessage Offer() => new RawMessage().With(22, Point);

    /// <summary>A request that answers an offer of 100 msat, without its signature.</summary>
    public static RawMessage Request() => new RawMessage().With(0, "00ff").With(8, "64").With(10, "61").With(22, Point).With(88, Point);

    /// <summary>An offer to send money.</summary>
    public static RawMessage Refund() => new RawMessage().With(0, "00ff").With(10, "61").With(82, "64").With(88, Point);

    /// <summary>An invoice that answers <see cref="Request"/>, without its signature.</summary>
    public static RawMessage Invoice() => Request().With(160, Path).With(162, Costs).With(164, "65000000").With(168, new string('a', 64)).With(170, "64").With(176, Point);

    public RawMessage With(ulong type, string hex)
    {
        _records[type] = hex;
        return this;
    }

    public RawMessage Without(ulong type)
    {
        _records.Remove(type);
        return this;
    }

    /// <summary>Signed with the private key 1, whose public key <see cref="Point"/> stands in every message.</summary>
    public byte[] Signed(Bolt12Kind kind)
    {
        Without(240);
        Bolt12Core core = Bolt12Core.ReadBytes(kind, ToArray());
        using var key = Lightbill.Cryptography.PrivateKey.Parse(new string('0', 63) + "1");
        byte[] signature = key.SignSchnorr(Bolt12Merkle.SigningHash(kind, Bolt12Merkle.Root(core.Data, core.Records)));
        return With(240, Convert.ToHexStringLower(signature)).ToArray();
    }

    public byte[] ToArray() => [.. _records.SelectMany(record => RecordOf(record.Key, record.Value))];

    /// <summary>Where a record begins.</summary>
    public int OffsetOf(ulong type) => _records.Where(record => record.Key < type).Sum(record => RecordOf(record.Key, record.Value).Length);

    public int LengthOf(ulong type) => RecordOf(type, _records[type]).Length;

    private static byte[] RecordOf(ulong type, string hex)
    {
        byte[] value = Convert.FromHexString(hex);
        return [.. Number(type), .. Number((ulong)value.Length), .. value];
    }

    private static byte[] Number(ulong value) => value switch
    {
        < 253 => [(byte)value],
        <= ushort.MaxValue => [253, (byte)(value >> 8), (byte)(value & 255)],
        <= uint.MaxValue => [254, (byte)(value >> 24), (byte)((value >> 16) & 255), (byte)((value >> 8) & 255), (byte)(value & 255)],
        _ => [255, .. Enumerable.Range(0, 8).Select(i => (byte)((value >> (56 - (8 * i))) & 255))],
    };
}
