using System.CommandLine;
using System.CommandLine.Parsing;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Commands;

/// <summary>Arguments and options that several commands share; each command takes fresh ones, so that their help can differ.</summary>
internal static class RequestOptions
{
    public static Argument<string[]> Request()
    {
        var argument = new Argument<string[]>("REQUEST")
        {
            Description = "the payment request; - or nothing reads standard input; several words are joined",
            Arity = ArgumentArity.ZeroOrMore,
        };
        // Several words are one request, torn apart by a shell; but a misspelt option must not become a part of it and turn a good invoice into a bad one.
        argument.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens)
                if (token.Value.Length > 1 && token.Value[0] == '-') result.AddError(UsageProblem.NoSuchOption(result.Parent as CommandResult, token.Value));
        });
        return argument;
    }

    public static Option<bool> Strict() => new("--strict") { Description = "hold it to BOLT 11 of 2026 to the letter" };

    public static Option<string?> At() => new("--at")
    {
        Description = "judge expiry at this time: 2026-11-21T08:00:00Z, or seconds since 1970",
        HelpName = "TIME",
    };

    public static Option<bool> Redact() => new("--redact") { Description = "hide payment hash, secret and metadata, and the text that contains them" };

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format", "-f")
        {
            Description = "shape of the answer: " + string.Join(", ", formats),
            HelpName = "FORMAT",
            DefaultValueFactory = _ => formats[0],
        };
        option.CompletionSources.Add(formats);
        option.Validators.Add(result =>
        {
            string? value = result.Tokens.Count == 0 ? null : result.Tokens[0].Value;
            if (value is not null && !formats.Contains(value, StringComparer.Ordinal))
                result.AddError($"there is no format '{value}': {string.Join(", ", formats)}");
        });
        return option;
    }

    public static ReadMode Mode(bool strict) => strict ? ReadMode.Strict : ReadMode.Default;

    /// <summary>The time of the verdict.</summary>
    public static DateTimeOffset Time(string? at, CliContext context) => at is null ? context.Clock.GetUtcNow() : TimeText.Parse(at);
}
