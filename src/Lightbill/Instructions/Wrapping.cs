using Lightbill.Findings;

namespace Lightbill.Instructions;

/// <summary>
/// What stands around a request and is no part of it: white space, <c>lightning:</c> or <c>lnurl:</c> with or without slashes, and, behind such a scheme, a slash at the end. The one
/// place that takes it off, whichever way the text is read.
/// </summary>
internal sealed class Wrapping
{
    private Wrapping(Region whole) => (Whole, Inner) = (whole, whole);

    /// <summary>The text without the white space around it.</summary>
    public Region Whole { get; }

    /// <summary><c>lightning</c> or <c>lnurl</c>; null when neither stands in front.</summary>
    public string? Scheme { get; private init; }

    /// <summary>The two slashes behind the scheme; null without them.</summary>
    public Region? Slashes { get; private init; }

    /// <summary>What stands inside, without white space around it; empty when nothing does.</summary>
    public Region Inner { get; private init; }

    /// <summary>Stands a slash behind it? An app that registers the scheme may put one behind what it takes for a host.</summary>
    public bool HasSlashBehind { get; private init; }

    /// <summary>Takes off what stands around a request; a scheme once only.</summary>
    public static Wrapping Of(Region region)
    {
        Region whole = region.Trim();
        if (InstructionReader.SchemeOf(whole.Body) is not { } scheme || scheme is not ("lightning" or "lnurl")) return new(whole);
        Region inner = whole.From(scheme.Length + 1);
        Region? slashes = inner.StartsWith("//") ? inner.Slice(0, 2) : null;
        inner = (slashes is null ? inner : inner.From(2)).Trim();
        bool hasSlashBehind = inner.Body.EndsWith('/') && InstructionReader.SchemeOf(inner.Body) is null;
        return new(whole) { Scheme = scheme, Slashes = slashes, Inner = hasSlashBehind ? inner.Slice(0, inner.Body.Length - 1) : inner, HasSlashBehind = hasSlashBehind };
    }

    /// <summary>
    /// The bare request in a text, from behind a scheme and out of a link; its findings tell what was taken off. Null when a link holds two different requests or a secret or is broken, which is then
    /// the error: what no reader may choose from is refused by all of them.
    /// </summary>
    /// <param name="findings">Takes the findings.</param>
    /// <param name="isLink">Was it taken out of a link?</param>
    public Region? FindBare(InstructionFindings findings, out bool isLink)
    {
        isLink = false;
        ReportSlashes(findings);
        if (InstructionReader.SchemeOf(Inner.Body) is not ("http" or "https")) return Inner;
        Region? found = InstructionReader.FindInLink(Inner, findings);
        // A request by itself holds no secret; beside one in a link there may be one, and then the general reader takes nothing.
        if (found is not null && SecretScan.Find(Whole.Body) is { } secret)
        {
            findings.Report(FindingRules.TextSecret, FindingSeverity.Error, Whole, 0, secret);
            return null;
        }
        isLink = found is not null;
        return found ?? (findings.HasError ? null : Inner);
    }

    public void ReportSlashes(InstructionFindings findings)
    {
        if (Slashes is not null) findings.Report(FindingRules.TextUriSlashes, FindingSeverity.Info, Slashes, text: Scheme + ":");
    }
}
