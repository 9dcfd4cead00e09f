using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lightbill.Lnurls;

/// <summary>One thing that a service wants to know about the payer (LUD-18).</summary>
/// <param name="Name"><c>name</c>, <c>pubkey</c>, <c>identifier</c>, <c>email</c>, <c>auth</c>, or another; foreign text.</param>
/// <param name="IsMandatory">Without it the service takes no payment.</param>
/// <param name="K1">The challenge to sign, for <c>auth</c>; null for the others.</param>
public sealed record PayerDataField(string Name, bool IsMandatory, [property: JsonIgnore] string? K1 = null)
{
    /// <summary>The name and whether it must be there; not the challenge.</summary>
    public override string ToString() => $"PayerDataField {{ Name = {UntrustedText.Escape(Name)}, IsMandatory = {IsMandatory} }}";
}

/// <summary>
/// What the payer tells of itself (LUD-18): only what is set is sent, in the order of the specification. The invoice commits to the JSON as it is sent, so
/// it is written once, in <see cref="ToJson"/>. Immutable.
/// </summary>
public sealed record PayerData
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>A key made for this payment.</summary>
    public PublicKey? PublicKey { get; init; }

    /// <summary>A Lightning Address.</summary>
    public string? Identifier { get; init; }

    /// <summary>An e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The signed challenge; see <see cref="LoginSignature"/>.</summary>
    public LoginSignature? Auth { get; init; }

    /// <summary>The names of what is set.</summary>
    public IEnumerable<string> Names => Parts().Select(static part => part.Name);

    /// <summary>Is the field of that name set?</summary>
    public bool Has(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <summary>The JSON to send; null when nothing is set.</summary>
    public string? ToJson()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach ((string name, string value) in Parts())
            {
                writer.WritePropertyName(name);
                if (name != "auth")
                {
                    writer.WriteStringValue(value);
                    continue;
                }
                writer.WriteStartObject();
                writer.WriteString("key", Auth!.PublicKey.ToString(null, null));
                writer.WriteString("sig", value);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        return buffer.WrittenCount == 2 ? null : System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private IEnumerable<(string Name, string Value)> Parts()
    {
        if (Name is not null) yield return ("name", Name);
        if (PublicKey is { } key) yield return ("pubkey", key.ToString(null, null));
        if (Auth is { } auth) yield return ("auth", auth.Der);
        if (Email is not null) yield return ("email", Email);
        if (Identifier is not null) yield return ("identifier", Identifier);
    }
}
