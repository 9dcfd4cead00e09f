using System.Globalization;

namespace Lightbill.Cli.Values;

/// <summary>A route hint on the command line: <c>PUBKEY:SCID:BASE:PPM:CLTV</c> for each hop, hops joined by commas.</summary>
internal static class RouteHintText
{
    private const int PartCount = 5;

    /// <exception cref="CliException">It cannot be read; the message names the option, the hop and the part.</exception>
    public static RouteHint Parse(string option, string text)
    {
        string[] hops = text.Split(',');
        return new(hops.Select((hop, index) => ParseHop(option, hop.Trim(), hops.Length > 1 ? $"hop {index + 1}: " : "")));
    }

    private static RouteHintHop ParseHop(string option, string hop, string where)
    {
        string[] parts = hop.Split(':');
        if (parts.Length != PartCount)
            throw OptionError.Invalid(option, $"{where}a hop has five parts, PUBKEY:SCID:BASE:PPM:CLTV, this one has {parts.Length}: '{hop}'");
        if (!PublicKey.TryParse(parts[0], out PublicKey key))
            throw OptionError.Invalid(option, $"{where}'{parts[0]}' is not a public key: 66 hexadecimal digits of a point of the curve");
        if (!ShortChannelId.TryParse(parts[1], CultureInfo.InvariantCulture, out ShortChannelId channel))
            throw OptionError.Invalid(option, $"{where}'{parts[1]}' is not a short channel id: block, transaction, output, e.g. 539268x845x1");
        return new(key, channel,
            (uint)Number(option, where, parts[2], "base fee (msat)", uint.MaxValue),
            (uint)Number(option, where, parts[3], "proportional fee (millionths)", uint.MaxValue),
            (ushort)Number(option, where, parts[4], "CLTV delta", ushort.MaxValue));
    }

    private static ulong Number(string option, string where, string text, string name, ulong max) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) && value <= max
            ? value
            : throw OptionError.Invalid(option, string.Create(CultureInfo.InvariantCulture, $"{where}the {name} is a number from 0 to {max}, not '{text}'"));
}
