namespace Lightbill.Bolt11;

/// <summary>How the payee is known.</summary>
public enum PayeeSource
{
    /// <summary>Recovered from the signature.</summary>
    Recovered,

    /// <summary>Named in field <c>n</c>, and the signature verified against it.</summary>
    Field,
}
