using System.CommandLine;

namespace Lightbill.Cli.Values;

/// <summary>Networks by name, as our JSON writes them.</summary>
internal static class NetworkText
{
    public static readonly IReadOnlyList<string> Names = [.. Enum.GetValues<BitcoinNetwork>().Select(network => network.Name)];

    /// <summary>The option, with the names offered for completion.</summary>
    public static Option<string?> Option(string description)
    {
        var option = new Option<string?>("--network") { Description = description, HelpName = "NAME" };
        option.CompletionSources.Add([.. Names]);
        return option;
    }

    /// <exception cref="CliException">No such network; the message names the option.</exception>
    public static BitcoinNetwork Parse(string option, string text)
    {
        foreach (BitcoinNetwork network in Enum.GetValues<BitcoinNetwork>())
            if (string.Equals(network.Name, text, StringComparison.OrdinalIgnoreCase)) return network;
        throw OptionError.Invalid(option, $"'{text}' is not a network: {string.Join(", ", Names)}");
    }
}
