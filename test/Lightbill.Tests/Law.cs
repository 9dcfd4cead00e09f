using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Lightbill.Tests;

/// <summary>Runs a law on generated cases. The seed is pinned: every run sees the same cases, so a failure can be repeated.</summary>
internal static class Law
{
    private const ulong Seed = 20260101;
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    public static void Holds<T>(Gen<T> cases, Action<T> law, int count = 300)
    {
        var replay = new Replay(new Rnd(Seed, Gamma), FSharpOption<int>.None);
        Config config = Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(FSharpOption<Replay>.Some(replay));
        Check.One(config, Prop.ForAll(cases.ToArbitrary(), law));
    }

    /// <summary>Arrays of 0 to <paramref name="maxLength"/> bytes below <paramref name="limit"/>.</summary>
    public static Gen<byte[]> Bytes(int maxLength, int limit = 256) =>
        Gen.Choose(0, maxLength).SelectMany(length => Gen.Choose(0, limit - 1).Select(value => (byte)value).ArrayOf(length));

    /// <summary>Numbers of every size, small and near powers of two included.</summary>
    public static Gen<ulong> UInt64 { get; } =
        Gen.Choose(0, 64).SelectMany(bits => Gen.Choose(0, int.MaxValue).Two().Select(two =>
        {
            ulong random = ((ulong)(uint)two.Item1 << 33) ^ (uint)two.Item2;
            return bits == 64 ? random : random & ((1UL << bits) - 1);
        }));
}
