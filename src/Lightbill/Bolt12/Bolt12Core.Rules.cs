using System.Globalization;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

// The rules that concern a message as a whole. BOLT 12, "A reader" of each.
internal sealed partial class Bolt12Core
{
    private void CheckRules()
    {
        switch (Kind)
        {
            case Bolt12Kind.Offer:
                CheckOffer();
                break;
            case Bolt12Kind.InvoiceRequest:
                CheckRequest();
                break;
            case Bolt12Kind.Invoice:
                CheckInvoice();
                break;
            case Bolt12Kind.PayerProof:
                CheckProof();
                break;
            default:
                if (!Has(Bolt12FieldInfo.ErrorText)) ErrorAtAll(FindingRules.Bolt12ErrorWithoutText);
                if (Find(Bolt12FieldInfo.SuggestedValue) is { } suggestion && !Has(Bolt12FieldInfo.ErroneousField))
                    Error(FindingRules.Bolt12SuggestionWithoutField, suggestion);
                break;
        }
    }

    private void CheckOffer()
    {
        CheckPrice();
        if (!Has(Bolt12FieldInfo.OfferIssuerId) && !Has(Bolt12FieldInfo.OfferPaths)) ErrorAtAll(FindingRules.Bolt12NoIssuer);
    }

    private void CheckPrice()
    {
        if (Find(Bolt12FieldInfo.OfferAmount) is { } amount)
        {
            if (!Has(Bolt12FieldInfo.OfferDescription)) Error(FindingRules.Bolt12AmountWithoutDescription, amount);
            if (ValueOf(Bolt12FieldInfo.OfferAmount) is ulong price)
            {
                if (price == 0) Error(FindingRules.Bolt12AmountZero, amount);
                if (price > MilliSatoshi.MaxMsat && !Has(Bolt12FieldInfo.OfferCurrency)) Error(FindingRules.Bolt12AmountTooLarge, amount);
            }
        }
        else if (Find(Bolt12FieldInfo.OfferCurrency) is { } currency)
        {
            Error(FindingRules.Bolt12CurrencyWithoutAmount, currency);
        }
    }

    private void CheckRequest()
    {
        if (!Has(Bolt12FieldInfo.InvreqMetadata)) ErrorAtAll(FindingRules.Bolt12MissingMetadata);
        if (!Has(Bolt12FieldInfo.InvreqPayerId)) ErrorAtAll(FindingRules.Bolt12MissingPayerId);
        if (Has(Bolt12FieldInfo.OfferIssuerId) || Has(Bolt12FieldInfo.OfferPaths)) CheckAnswer();
        else CheckOfferOfMoney();
    }

    /// <summary>A request that answers an offer, as far as it can be judged without the offer itself.</summary>
    private void CheckAnswer()
    {
        CheckPrice();
        CheckQuantity();
        CheckRequestedAmount();
        ChainHash chain = ValueOf(Bolt12FieldInfo.InvreqChain) as ChainHash? ?? ChainHash.Of(BitcoinNetwork.Mainnet);
        ChainHash[] offered = ValueOf(Bolt12FieldInfo.OfferChains) as ChainHash[] ?? [ChainHash.Of(BitcoinNetwork.Mainnet)];
        if (offered.Contains(chain)) return;
        if (Find(Bolt12FieldInfo.InvreqChain) is { } record) Error(FindingRules.Bolt12ChainNotOffered, record);
        else ErrorAtAll(FindingRules.Bolt12ChainNotOffered);
    }

    private void CheckQuantity()
    {
        TlvRecord? record = Find(Bolt12FieldInfo.InvreqQuantity);
        if (!Has(Bolt12FieldInfo.OfferQuantityMax))
        {
            if (record is { } unexpected) Error(FindingRules.Bolt12UnexpectedQuantity, unexpected);
            return;
        }
        if (record is null)
        {
            ErrorAtAll(FindingRules.Bolt12MissingQuantity);
        }
        else if (ValueOf(Bolt12FieldInfo.InvreqQuantity) is ulong quantity && ValueOf(Bolt12FieldInfo.OfferQuantityMax) is ulong max
            && (quantity == 0 || (max != 0 && quantity > max)))
        {
            Error(FindingRules.Bolt12QuantityOutOfRange, record.Value, (long)Math.Min(quantity, long.MaxValue));
        }
    }

    private void CheckRequestedAmount()
    {
        if (!Has(Bolt12FieldInfo.OfferAmount))
        {
            if (!Has(Bolt12FieldInfo.InvreqAmount)) ErrorAtAll(FindingRules.Bolt12MissingAmount);
            return;
        }
        // In a currency the price cannot be judged without a rate.
        if (Has(Bolt12FieldInfo.OfferCurrency) || ValueOf(Bolt12FieldInfo.OfferAmount) is not ulong price) return;
        UInt128 expected = (UInt128)price * (ValueOf(Bolt12FieldInfo.InvreqQuantity) as ulong? ?? 1);
        if (Find(Bolt12FieldInfo.InvreqAmount) is not { } record)
        {
            // Each of the two factors is within bounds, and yet there is not that much bitcoin.
            if (expected > MilliSatoshi.MaxMsat && Find(Bolt12FieldInfo.InvreqQuantity) is { } quantity) Error(FindingRules.Bolt12AmountTooLarge, quantity);
        }
        else if (ValueOf(Bolt12FieldInfo.InvreqAmount) is MilliSatoshi amount && (UInt128)amount.Msat < expected)
        {
            Report(FindingRules.Bolt12AmountTooLow, FindingSeverity.Error, record.Start, record.End, 0,
                string.Create(CultureInfo.InvariantCulture, $"{amount.Msat} msat instead of {expected} msat"));
        }
    }

    /// <summary>A request without an offer: it is itself an offer to send money.</summary>
    private void CheckOfferOfMoney()
    {
        foreach (ulong type in (ReadOnlySpan<ulong>)[Bolt12FieldInfo.OfferChains, Bolt12FieldInfo.OfferFeatures, Bolt12FieldInfo.OfferQuantityMax])
            if (Find(type) is { } forbidden) Error(FindingRules.Bolt12FieldWithoutOffer, forbidden);
        foreach (ulong type in (ReadOnlySpan<ulong>)[Bolt12FieldInfo.OfferMetadata, Bolt12FieldInfo.OfferCurrency, Bolt12FieldInfo.OfferAmount, Bolt12FieldInfo.InvreqQuantity])
            if (Find(type) is { } idle) Report(FindingRules.Bolt12IdleFieldWithoutOffer, FindingSeverity.Warning, idle.Start, idle.End, 0, NameOf(type));
        if (!Has(Bolt12FieldInfo.InvreqAmount)) ErrorAtAll(FindingRules.Bolt12MissingAmount);
        if (!Has(Bolt12FieldInfo.OfferDescription)) _findings.Report(FindingRules.Bolt12MissingDescription, FindingSeverity.Warning, -1, 0);
    }

    private void CheckInvoice()
    {
        if (!Has(Bolt12FieldInfo.InvoicePaths)) ErrorAtAll(FindingRules.Bolt12MissingPaths);
        if (!Has(Bolt12FieldInfo.InvoiceBlindedPay)) ErrorAtAll(FindingRules.Bolt12MissingPayInfo);
        if (!Has(Bolt12FieldInfo.InvoiceCreatedAt)) ErrorAtAll(FindingRules.Bolt12MissingCreatedAt);
        if (!Has(Bolt12FieldInfo.InvoicePaymentHash)) ErrorAtAll(FindingRules.Bolt12MissingPaymentHash);
        if (!Has(Bolt12FieldInfo.InvoiceAmount)) ErrorAtAll(FindingRules.Bolt12MissingInvoiceAmount);
        if (!Has(Bolt12FieldInfo.InvoiceNodeId)) ErrorAtAll(FindingRules.Bolt12MissingNodeId);
        if (!Has(Bolt12FieldInfo.InvreqPayerId)) _findings.Report(FindingRules.Bolt12NoRequest, FindingSeverity.Warning, -1, 0);
        CheckPaths();
        CheckPayee();
        CheckInvoiceAmount();
    }

    private void CheckInvoiceAmount()
    {
        if (ValueOf(Bolt12FieldInfo.InvoiceAmount) is not MilliSatoshi amount || ValueOf(Bolt12FieldInfo.InvreqAmount) is not MilliSatoshi requested || amount == requested) return;
        TlvRecord record = Find(Bolt12FieldInfo.InvoiceAmount)!.Value;
        Report(FindingRules.Bolt12AmountNotRequested, FindingSeverity.Error, record.Start, record.End, 0, $"{amount} instead of {requested}");
    }

    private void CheckPaths()
    {
        if (ValueOf(Bolt12FieldInfo.InvoiceBlindedPay) is not List<BlindedPayInfo> infos) return;
        TlvRecord record = Find(Bolt12FieldInfo.InvoiceBlindedPay)!.Value;
        if (ValueOf(Bolt12FieldInfo.InvoicePaths) is List<BlindedRoute> routes && routes.Count != infos.Count)
            Error(FindingRules.Bolt12PayInfoCount, record, infos.Count);
        if (infos.Count == 0 || infos.TrueForAll(info => info.IsUsable)) return;
        if (infos.Exists(info => info.IsUsable))
            Report(FindingRules.Bolt12PathUnusable, FindingSeverity.Warning, record.Start, record.End);
        else
            Error(FindingRules.Bolt12NoUsablePath, record);
    }

    /// <summary>The payee is the issuer, or whom a path of the offer leads to: known from the invoice alone, since it mirrors the offer.</summary>
    private void CheckPayee()
    {
        if (ValueOf(Bolt12FieldInfo.InvoiceNodeId) is not PublicKey payee) return;
        TlvRecord record = Find(Bolt12FieldInfo.InvoiceNodeId)!.Value;
        if (ValueOf(Bolt12FieldInfo.OfferIssuerId) is PublicKey issuer)
        {
            if (payee != issuer) Error(FindingRules.Bolt12NodeIdNotIssuer, record);
        }
        // In a proof the issuer's key may be hidden, and then the paths say nothing.
        else if (Kind == Bolt12Kind.Invoice && ValueOf(Bolt12FieldInfo.OfferPaths) is List<BlindedRoute> routes && !routes.Exists(route => route.Hops[^1].BlindedNodeId == payee))
        {
            Error(FindingRules.Bolt12NodeIdNotOnPath, record);
        }
    }

    private void CheckSignature()
    {
        if (Kind == Bolt12Kind.PayerProof)
        {
            CheckProofSignatures();
            return;
        }
        if (Kind is not (Bolt12Kind.InvoiceRequest or Bolt12Kind.Invoice)) return;
        bool isRequest = Kind == Bolt12Kind.InvoiceRequest;
        bool isOfferOfMoney = isRequest && !Has(Bolt12FieldInfo.OfferIssuerId) && !Has(Bolt12FieldInfo.OfferPaths);
        if (Find(Bolt12FieldInfo.Signature) is not { } record)
        {
            if (!isOfferOfMoney) ErrorAtAll(FindingRules.Bolt12SignatureMissing);
            return;
        }
        ulong signer = isRequest ? Bolt12FieldInfo.InvreqPayerId : Bolt12FieldInfo.InvoiceNodeId;
        IsSignatureValid = CheckSignature(Bolt12FieldInfo.Signature, signer, Bolt12Merkle.SigningHash(Kind.Value, Bolt12Merkle.Root(_data, _records)));
        if (IsSignatureValid == true && isOfferOfMoney) Report(FindingRules.Bolt12SignatureUnexpected, FindingSeverity.Warning, record.Start, record.End);
    }

    /// <summary>Is what stands in the one field a signature by the key in the other? Null when one of them is not there or cannot be read.</summary>
    private bool? CheckSignature(ulong field, ulong signer, byte[] signingHash)
    {
        if (ValueOf(field) is not byte[] signature || ValueOf(signer) is not PublicKey key) return null;
        bool isValid = Bolt12Signature.Verify(signingHash, signature, key);
        TlvRecord record = Find(field)!.Value;
        if (!isValid) Report(FindingRules.Bolt12SignatureInvalid, FindingSeverity.Error, record.Start, record.End, 0, NameOf(signer));
        return isValid;
    }
}
