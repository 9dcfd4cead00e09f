using System.Buffers.Binary;
using Lightbill.Cryptography;

namespace Lightbill.Bolt12;

/// <summary>
/// Makes the invoice that answers a request: every field of the request is copied as it is, and the amount is what the request asks for. It refuses to write what the reader would
/// refuse to read. Not safe for concurrent use.
/// <example><code>
/// Bolt12Invoice invoice = new Bolt12InvoiceBuilder(request, paymentHash, nodeKey.PublicKey, clock.GetUtcNow())
///     .AddPath(path, costs)
///     .Sign(nodeKey);
/// </code></example>
/// </summary>
public sealed class Bolt12InvoiceBuilder : Bolt12Builder<Bolt12InvoiceBuilder>
{
    private readonly InvoiceRequest _request;
    private readonly PublicKey _nodeId;

    /// <summary>An answer to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="paymentHash">The hash of the preimage that the payee will show; new for every invoice.</param>
    /// <param name="nodeId">The payee's key: that of the offer (<c>offer_issuer_id</c>), or the last one of the path over which the request came.</param>
    /// <param name="createdAt">When it is made; fractions of a second are dropped.</param>
    /// <exception cref="ArgumentOutOfRangeException">Before 1970.</exception>
    public Bolt12InvoiceBuilder(InvoiceRequest request, PaymentHash paymentHash, PublicKey nodeId, DateTimeOffset createdAt)
        : base(Bolt12Kind.Invoice, static number => !Bolt12Ranges.IsMirrored(number) && !Bolt12Ranges.IsSignature(number))
    {
        (_request, _nodeId) = (request, nodeId);
        Writer.Copy(request.Core, Bolt12Ranges.IsMirrored);
        Set(Bolt12FieldInfo.InvoicePaymentHash, paymentHash.ToArray());
        Set(Bolt12FieldInfo.InvoiceNodeId, nodeId.ToArray());
        SetNumber(Bolt12FieldInfo.InvoiceCreatedAt, Bolt12Time.ToSeconds(createdAt));
        if (request.ExpectedAmount is { } amount) SetNumber(Bolt12FieldInfo.InvoiceAmount, (ulong)amount.Msat);
    }

    /// <summary>The amount, field 170 (<c>invoice_amount</c>), for an offer in another currency. Otherwise it is known from the request.</summary>
    /// <exception cref="ArgumentException">Another amount than the request or the price of the offer says.</exception>
    public Bolt12InvoiceBuilder Amount(MilliSatoshi amount)
    {
        if (_request.ExpectedAmount is { } expected && amount != expected) throw new ArgumentException($"The request asks for {expected}.", nameof(amount));
        return SetNumber(Bolt12FieldInfo.InvoiceAmount, (ulong)amount.Msat);
    }

    /// <summary>Adds a blinded path to the payee and what it costs, fields 160 and 162; at least one, the most preferred first.</summary>
    /// <exception cref="ArgumentException">No hops, or more than 255.</exception>
    public Bolt12InvoiceBuilder AddPath(BlindedRoute path, BlindedPayInfo costs)
    {
        byte[] bytes = BlindedRouteWriter.Write(path);
        Append(Bolt12FieldInfo.InvoiceBlindedPay, BlindedRouteWriter.Write(costs));
        return Append(Bolt12FieldInfo.InvoicePaths, bytes);
    }

    /// <summary>How long it can be paid, in seconds, field 166 (<c>invoice_relative_expiry</c>). Left out, it is 7200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero.</exception>
    public Bolt12InvoiceBuilder RelativeExpirySeconds(uint seconds)
    {
        ArgumentOutOfRangeException.ThrowIfZero(seconds);
        return SetNumber(Bolt12FieldInfo.InvoiceRelativeExpiry, seconds);
    }

    /// <summary>Adds a segwit address, the most preferred first, field 172 (<c>invoice_fallbacks</c>).</summary>
    /// <exception cref="ArgumentException">An address of another kind than segwit, or of a chain that is not the request's.</exception>
    public Bolt12InvoiceBuilder AddFallback(FallbackAddress address)
    {
        if (address.Version > 16) throw new ArgumentException("BOLT 12 takes segwit addresses only.", nameof(address));
        if (_request.Network is not { } network || NetworkInfo.Of(network).SegwitPrefix != NetworkInfo.Of(address.Network).SegwitPrefix)
            throw new ArgumentException($"The address belongs to {address.Network.Name}, the request to {_request.Network?.Name ?? "another coin"}.", nameof(address));
        byte[] bytes = new byte[3 + address.Program.Length];
        bytes[0] = (byte)address.Version;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), (ushort)address.Program.Length);
        address.Program.Span.CopyTo(bytes.AsSpan(3));
        return Append(Bolt12FieldInfo.InvoiceFallbacks, bytes);
    }

    /// <summary>The features, field 174 (<c>invoice_features</c>): 16 when the payer must pay in several parts, 17 when it may; none removes the field.</summary>
    public Bolt12InvoiceBuilder Features(FeatureVector features) => SetFeatures(Bolt12FieldInfo.InvoiceFeatures, features);

    /// <summary>The invoice without its signature, for a key that lives elsewhere.</summary>
    /// <exception cref="Bolt11.InvoiceBuildException">A reader would refuse it.</exception>
    public UnsignedBolt12<Bolt12Invoice> Prepare() => new(Check(isSigned: false), _nodeId);

    /// <summary>Signs the invoice with the payee's key.</summary>
    /// <exception cref="Bolt11.InvoiceBuildException">A reader would refuse it.</exception>
    /// <exception cref="InvalidOperationException">The signer's key is not the payee's, or it gave a signature that does not hold.</exception>
    public Bolt12Invoice Sign(ISchnorrSigner signer) => Prepare().Sign(signer);
}
