using Lightbill.Cli.Formats;

namespace Lightbill.Cli.Lines;

/// <summary>What is asked of every line of a run.</summary>
/// <param name="Mode">How strict.</param>
/// <param name="Time">The time of the verdict.</param>
/// <param name="Redact">Hide what could be misused.</param>
/// <param name="Fields">The members wanted; null for all.</param>
/// <param name="SkipsSignature">Leave out all work on the curve.</param>
internal sealed record LineQuestion(ReadMode Mode, DateTimeOffset Time, bool Redact, FieldSelection? Fields, bool SkipsSignature);
