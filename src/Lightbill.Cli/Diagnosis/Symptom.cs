namespace Lightbill.Cli.Diagnosis;

/// <summary>One thing that <c>doctor</c> looked at.</summary>
/// <param name="Name">What it looked at.</param>
/// <param name="State">How it is.</param>
/// <param name="Text">What was found; of a key file its place and mode, never its content.</param>
/// <param name="Advice">What to do; null when there is nothing to do.</param>
internal sealed record Symptom(string Name, SymptomState State, string Text, string? Advice = null);
