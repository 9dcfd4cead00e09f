using System.CommandLine;
using System.CommandLine.Completions;

namespace Lightbill.Cli.Completion;

/// <summary>An option that may come next, and what may follow it.</summary>
/// <param name="Names">Its names, the long one first.</param>
/// <param name="Description">What it does.</param>
/// <param name="TakesValue">Does a value follow?</param>
/// <param name="IsFile">Is the value a file's name?</param>
/// <param name="Values">The fixed values; empty when there are none.</param>
internal sealed record NextOption(IReadOnlyList<string> Names, string Description, bool TakesValue, bool IsFile, IReadOnlyList<string> Values)
{
    public static NextOption Of(Option option)
    {
        bool takesValue = option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);
        return new(
            [.. new[] { option.Name }.Concat(option.Aliases.Order(StringComparer.Ordinal)).Where(name => name.StartsWith('-') && name != "-?")],
            option.Description ?? "",
            takesValue,
            option.HelpName == "FILE",
            takesValue ? [.. option.GetCompletions(CompletionContext.Empty).Select(item => item.Label)] : []);
    }
}
