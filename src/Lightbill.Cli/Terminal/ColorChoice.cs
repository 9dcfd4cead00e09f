namespace Lightbill.Cli.Terminal;

/// <summary>Colour or not: <c>--color</c> decides; if it does not, a terminal that wants colour has it (no-color.org, TERM=dumb).</summary>
internal static class ColorChoice
{
    public const string Auto = "auto";
    public const string Always = "always";
    public const string Never = "never";

    public static bool Decide(string? option, CliContext context) => option switch
    {
        Always => true,
        Never => false,
        _ => context.OutputIsTerminal && string.IsNullOrEmpty(context.Environment("NO_COLOR")) && context.Environment("TERM") != "dumb",
    };
}
