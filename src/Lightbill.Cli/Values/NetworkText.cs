namespace Lightbill.Cli.Values;

/// <summary>Networks by name, as our JSON writes them.</summary>
internal static class NetworkText
{
    public static readonly IReadOnlyList<string> Names = [.. Enum.GetValues<BitcoinNetwork>().Select(network => network.Name)];

    /// <exception cref="CliException">No such network; the message names the option.</exception>
    public static BitcoinNetwork Parse(string option, string text)
    {
        foreach (BitcoinNetwork network in Enum.GetValues<BitcoinNetwork>())
            if (string.Equals(network.Name, text, StringComparison.OrdinalIgnoreCase)) return network;
        throw OptionError.Invalid(option, $"'{text}' is not a network: {string.Join(", ", Names)}");
    }
}
