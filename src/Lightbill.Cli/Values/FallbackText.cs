namespace Lightbill.Cli.Values;

/// <summary>On-chain addresses on the command line and in our JSON.</summary>
internal static class FallbackText
{
    /// <exception cref="CliException">No address of the network; the message names the option, and both networks when it belongs to another.</exception>
    public static FallbackAddress Parse(string option, string text, BitcoinNetwork network)
    {
        if (FallbackAddress.TryParse(text, network, out FallbackAddress? address)) return address;
        throw OptionError.Invalid(option, FallbackAddress.OtherNetworkOf(text, network) is { } other
            ? $"'{text}' is an address of {other.Name}, and the invoice is for {network.Name}"
            : $"'{text}' is not a bitcoin address");
    }
}
