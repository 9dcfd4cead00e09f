namespace Lightbill.Cli.Checking;

/// <summary>The answer to one question about a request.</summary>
/// <param name="Question">What was asked, in one word or two.</param>
/// <param name="IsYes">Is the answer yes?</param>
/// <param name="Message">Why, or what stands there.</param>
/// <param name="Code">The code of the finding behind a no; null for a yes.</param>
/// <param name="Way">Which of several ways to pay was asked, by its parameter, or <c>address</c>; null for the request as a whole.</param>
internal sealed record CheckAnswer(string Question, bool IsYes, string Message, string? Code = null, string? Way = null);
