namespace Lightbill.Cli.Completion;

/// <summary>A command that may come next.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">The first line of what it does.</param>
internal sealed record NextCommand(string Name, string Description);
