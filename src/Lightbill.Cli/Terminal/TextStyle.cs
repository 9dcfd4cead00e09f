namespace Lightbill.Cli.Terminal;

/// <summary>What a piece of text is, for the colours of a terminal.</summary>
internal enum TextStyle
{
    Plain,

    /// <summary>The answer is yes.</summary>
    Good,

    /// <summary>The answer is no.</summary>
    Bad,

    Warning,

    /// <summary>Names of rows, remarks.</summary>
    Label,
}
