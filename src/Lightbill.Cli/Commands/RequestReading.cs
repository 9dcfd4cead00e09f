using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;
using Lightbill.Findings;
using Lightbill.Inspection;

namespace Lightbill.Cli.Commands;

/// <summary>From the command line to a read request, and the words for one that cannot be read.</summary>
internal static class RequestReading
{
    /// <summary>Reads the request. Input that is no text at all is a request that cannot be read, not a mistake in the command line.</summary>
    public static DecodedRequest Read(CliContext context, IReadOnlyList<string> arguments, ReadMode mode, DateTimeOffset time)
    {
        string text;
        try
        {
            text = RequestInput.Read(context, arguments);
        }
        catch (CliException problem) when (problem is { Code: ExitCode.NotValid, Finding: { } finding })
        {
            return DecodedRequest.Unreadable(finding, time);
        }
        return DecodedRequest.Read(text, mode, time);
    }

    /// <summary>The errors of a request, and what may have brought them about, on standard error. The place is shown unless that would show what is to be hidden.</summary>
    public static void ReportProblems(CliContext context, DecodedRequest request, bool redact)
    {
        // Errors first: a remark beside them only distracts. Hints about damage belong to the errors.
        foreach (FindingView finding in request.Findings)
        {
            bool isHint = finding.Code.StartsWith("hint.", StringComparison.Ordinal);
            // Of what is recognised only, the warning that it is not read stands in the place of an error.
            bool isReason = finding.IsError || finding.Code == FindingRules.TextCandidate.Code || (request.Other is not null && finding.Code == FindingRules.TextNotRead.Code);
            if (isReason || isHint) Messages.Finding(context, finding, redact ? "" : request.GivenText);
        }
        // Of a text of no known kind the parts tell nothing about requests.
        if (request.Kind != "unknown" && request.Parts.Count(part => part.Kind is not (PartKind.WhiteSpace or PartKind.UriScheme or PartKind.Unreadable)) > 1)
            Messages.Hint(context, "lightbill explain shows part by part what can be read of it");
    }
}
