namespace Lightbill.Bolt12;

/// <summary>The name behind which a payer found an offer (BIP 353), as it stands in a request. <c>default</c> is empty.</summary>
public readonly record struct HumanReadableName
{
    private readonly string? _name;
    private readonly string? _domain;

    /// <summary>A name.</summary>
    /// <param name="name">The part before @.</param>
    /// <param name="domain">The part after @.</param>
    public HumanReadableName(string name, string domain) => (_name, _domain) = (name, domain);

    /// <summary>The part before @.</summary>
    public string Name => _name ?? "";

    /// <summary>The part after @.</summary>
    public string Domain => _domain ?? "";

    /// <summary>With the sign of BIP 353, <c>₿name@domain</c>.</summary>
    public override string ToString() => $"{Bip353Name.Sign}{Name}@{Domain}";
}
