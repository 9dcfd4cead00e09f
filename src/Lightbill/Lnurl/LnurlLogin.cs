using System.Text.Json.Serialization;

namespace Lightbill;

/// <summary>A login (LUD-04): what is to be signed, and for what. Immutable.</summary>
/// <param name="K1">The challenge, 64 hexadecimal digits.</param>
/// <param name="Action"><c>register</c>, <c>login</c>, <c>link</c> or <c>auth</c>; null when it is not given or another word.</param>
public sealed record LnurlLogin([property: JsonIgnore] string K1, string? Action)
{
    /// <summary>What it is for; not the challenge, which is good for one sign-in.</summary>
    public override string ToString() => $"LnurlLogin {{ K1 = (redacted), Action = {Action} }}";
}
