using System.CommandLine;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Commands;

/// <summary><c>lightbill explain</c>: what is every part of this text, and what is wrong with it? The answer is the explanation, so it goes to standard output for a broken text too.</summary>
internal static class ExplainCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string[]> request = RequestOptions.Request();
        Option<string> format = RequestOptions.Format("text", "json");
        Option<bool> strict = RequestOptions.Strict();
        Option<string?> at = RequestOptions.At();
        var command = new Command("explain", """
            Takes a payment request apart: every part with its place and meaning, and all that is
            wrong with it. A broken text is explained up to the break. Exit code 0 for a valid
            request, else 3. What stands inside a bitcoin: URI or a link is taken apart too.

            Example:
              lightbill explain lnbc2500u1pvjluezsp5zyg3…
            """)
        {
            request, format, strict, at,
        };
        command.SetAction(result =>
        {
            DateTimeOffset time = RequestOptions.Time(result.GetValue(at), context);
            DecodedRequest read = RequestReading.Read(context, result.GetValue(request) ?? [], RequestOptions.Mode(result.GetValue(strict)), time);
            if (result.GetValue(format) == "json") JsonOutput.Write(context, json => ExplainFormat.WriteJson(json, read));
            else ExplainFormat.WriteText(context, read);
            return (int)(read.IsValid ? ExitCode.Ok : ExitCode.NotValid);
        });
        return command;
    }
}
