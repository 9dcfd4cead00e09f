namespace Lightbill.Bolt12;

/// <summary>
/// The fields of an invoice request (numbers 0 and 80 to 159), as they stand in the request and, copied, in the invoice that answers it. Immutable.
/// </summary>
public sealed class InvoiceRequestFields
{
    private readonly Bolt12Core _core;

    internal InvoiceRequestFields(Bolt12Core core) => _core = core;

    /// <summary>The payer's unpredictable bytes, field 0 (<c>invreq_metadata</c>); null when absent.</summary>
    public ReadOnlyMemory<byte>? Metadata => _core.ValueOf(Bolt12FieldInfo.InvreqMetadata) is byte[] bytes ? bytes : default(ReadOnlyMemory<byte>?);

    /// <summary>The chain on which the payer wants to pay, field 80 (<c>invreq_chain</c>); without the field, bitcoin's mainnet.</summary>
    public ChainHash Chain => _core.ValueOf(Bolt12FieldInfo.InvreqChain) as ChainHash? ?? ChainHash.Of(BitcoinNetwork.Mainnet);

    /// <summary>The amount that the payer wants to pay, field 82 (<c>invreq_amount</c>); null when it is the price of the offer.</summary>
    public MilliSatoshi? Amount => _core.ValueOf(Bolt12FieldInfo.InvreqAmount) as MilliSatoshi?;

    /// <summary>The features, field 84 (<c>invreq_features</c>); empty when absent.</summary>
    public FeatureVector Features => _core.ValueOf(Bolt12FieldInfo.InvreqFeatures) as FeatureVector ?? FeatureVector.Empty;

    /// <summary>How many items, field 86 (<c>invreq_quantity</c>); null where the offer is for one.</summary>
    public ulong? Quantity => _core.ValueOf(Bolt12FieldInfo.InvreqQuantity) as ulong?;

    /// <summary>The payer's key for this request, field 88 (<c>invreq_payer_id</c>); null when absent, which only an invoice that nobody asked for may be.</summary>
    public PublicKey? PayerId => _core.ValueOf(Bolt12FieldInfo.InvreqPayerId) as PublicKey?;

    /// <summary>A note from the payer, field 89 (<c>invreq_payer_note</c>); null when absent. Written by somebody unknown.</summary>
    public UntrustedText? PayerNote => _core.ValueOf(Bolt12FieldInfo.InvreqPayerNote) as UntrustedText;

    /// <summary>Blinded paths to the payer, field 90 (<c>invreq_paths</c>); empty when absent.</summary>
    public IReadOnlyList<BlindedRoute> Paths => _core.ValueOf(Bolt12FieldInfo.InvreqPaths) is List<BlindedRoute> routes ? routes.AsReadOnly() : [];

    /// <summary>The name behind which the payer found the offer, field 91 (<c>invreq_bip_353_name</c>); null when absent.</summary>
    public HumanReadableName? Bip353Name => _core.ValueOf(Bolt12FieldInfo.InvreqBip353Name) as HumanReadableName?;
}
