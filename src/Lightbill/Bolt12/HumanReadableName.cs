namespace Lightbill.Bolt12;

/// <summary>The name behind which a payer found an offer (BIP 353), as it stands in a request. <c>default</c> is empty.</summary>
/// <param name="Name">The part before @.</param>
/// <param name="Domain">The part after @.</param>
public readonly record struct HumanReadableName(string Name, string Domain)
{
    /// <summary>With the sign of BIP 353, <c>₿name@domain</c>.</summary>
    public override string ToString() => $"{Bip353Name.Sign}{Name}@{Domain}";
}
