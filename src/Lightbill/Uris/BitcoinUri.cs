using System.Globalization;
using Lightbill.Bolt11;
using Lightbill.Bolt12;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

/// <summary>
/// A <c>bitcoin:</c> URI (BIP 21, BIP 321): an address, other ways to pay, an amount, words. Each way to pay is read by itself, in the order of the
/// text; one that cannot be read leaves the others usable. Nothing is lost: every parameter is kept in order, unknown ones too.
/// </summary>
public sealed partial class BitcoinUri : PaymentInstruction
{
    internal const string KindName = "bitcoin-uri";

    internal const string Scheme = "bitcoin:";

    // BIP 321 names the first five; the others run or fetch something just as well.
    private static readonly HashSet<string> ForbiddenPopSchemes = new(StringComparer.OrdinalIgnoreCase)
    {
        "http", "https", "file", "javascript", "mailto", "ftp", "ws", "wss", "ssh", "tel", "data", "blob", "vbscript", "about",
    };

    /// <summary>Parameters that offer a way to pay.</summary>
    private static readonly HashSet<string> MethodKeys = new(StringComparer.Ordinal) { "lightning", "lno", "sp", "pay", "bc", "tb", "creq", "lnurl" };

    private BitcoinUri(IReadOnlyList<BitcoinUriMethod> methods, IReadOnlyList<BitcoinUriParameter> parameters)
        : base(KindName) => (Methods, Parameters) = (methods, parameters);

    /// <summary>The address after the colon; null when there is none or it cannot be read.</summary>
    public OnChainAddress? Address => Methods.FirstOrDefault(method => method.Key.Length == 0)?.Instruction as OnChainAddress;

    /// <inheritdoc/>
    public override MilliSatoshi? Amount => WrittenAmount;

    /// <summary>Whom it pays, in the payee's words.</summary>
    public UntrustedText? Label => Find("label");

    /// <summary>What for.</summary>
    public UntrustedText? Message => Find("message");

    /// <summary>What is to be opened as a proof of payment, up to the proof itself; null when there is none, or it must not be opened. See <see cref="GetProofUri"/>.</summary>
    public string? ProofOfPayment { get; private init; }

    /// <summary>Must the proof be given? Who cannot must not pay.</summary>
    public bool IsProofOfPaymentRequired { get; private init; }

    /// <summary>Every way to pay, in the order of the text, the rejected ones too.</summary>
    public IReadOnlyList<BitcoinUriMethod> Methods { get; }

    /// <summary>Every parameter in the order of the text, known or not.</summary>
    public IReadOnlyList<BitcoinUriParameter> Parameters { get; }

    /// <summary>The parameters without a meaning here.</summary>
    public IEnumerable<BitcoinUriParameter> UnknownParameters => Parameters.Where(parameter => !IsKnown(parameter.Key.ToLowerInvariant()));

    /// <inheritdoc/>
    public override IReadOnlyList<BitcoinNetwork> Networks
    {
        get
        {
            IReadOnlyList<BitcoinNetwork>[] all = [.. Methods.Select(method => method.Instruction?.Networks ?? []).Where(networks => networks.Count > 0)];
            return all.Length == 0 ? [] : [.. all.Aggregate<IEnumerable<BitcoinNetwork>>((left, right) => left.Intersect(right))];
        }
    }

    private MilliSatoshi? WrittenAmount { get; init; }

    /// <summary>
    /// Writes a URI: an address, an invoice, an offer, or several of them as one "unified" request. What is written is read again, so that it cannot be one that
    /// readers refuse.
    /// </summary>
    /// <param name="address">The address; null for none.</param>
    /// <param name="amount">A whole number of satoshis; null leaves it to the payer, or to the invoice.</param>
    /// <param name="label">Whom it pays.</param>
    /// <param name="message">What for.</param>
    /// <param name="lightning">An invoice; its amount, if any, must be the same.</param>
    /// <param name="offer">An offer of BOLT 12.</param>
    /// <exception cref="ArgumentException">No way to pay, amounts or networks that disagree, a fraction of a satoshi.</exception>
    public static BitcoinUri Create(
        FallbackAddress? address = null, MilliSatoshi? amount = null, string? label = null, string? message = null, Bolt11Invoice? lightning = null, Offer? offer = null)
    {
        List<(string Key, string Value)> parameters = [];
        if (amount is { } given)
        {
            if (!given.TryGetSat(out _)) throw new ArgumentException("The amount of a bitcoin: URI is a whole number of satoshis.", nameof(amount));
            parameters.Add(("amount", FormatAmount(given)));
        }
        if (label is not null) parameters.Add(("label", label));
        if (message is not null) parameters.Add(("message", message));
        if (lightning is not null) parameters.Add(("lightning", lightning.ToString(null, null)));
        if (offer is not null) parameters.Add(("lno", offer.ToString("L", null)));
        string text = Format(address is null ? "" : address.Address ?? throw new ArgumentException("The address has no text.", nameof(address)), parameters);
        PaymentReading reading = PaymentInstruction.Read(text);
        if (reading.Instruction is not BitcoinUri uri) throw new ArgumentException(reading.Error!.Message, nameof(address));
        Finding? trouble = uri.Findings.FirstOrDefault(finding => finding.Rule != FindingRules.TextNotRead && finding.Severity == FindingSeverity.Warning);
        return trouble is null ? uri : throw new ArgumentException(trouble.Message, nameof(amount));
    }

    /// <summary>What to open after paying.</summary>
    /// <param name="key">The way it was paid: <c>onchain</c>, <c>lightning</c>, or the parameter's name.</param>
    /// <param name="proof">The transaction or the preimage in hex, or what the way to pay defines.</param>
    /// <returns>Null when nothing is to be opened.</returns>
    public string? GetProofUri(string key, string proof) => ProofOfPayment is null ? null : $"{ProofOfPayment}{key}={proof}";

    /// <summary>The URI in canonical form: keys in lower case, the amount as short as it can be, only what needs it escaped.</summary>
    public override string ToString() => Write(text => text);

    /// <summary>
    /// As <see cref="ToString()"/>, with each way to pay whose letters ignore their case in capitals (<c>U</c>), as a QR code stores them best, or in small
    /// letters (<c>L</c>). Nothing else changes: scheme and keys stay in small letters, which is all that some wallets know, and so do labels and base58.
    /// </summary>
    /// <param name="format"><c>U</c>, <c>L</c>; null or empty for the canonical form.</param>
    /// <exception cref="FormatException">Another format.</exception>
    public string ToString(string? format) => format switch
    {
        null or "" => ToString(),
        "U" => Write(text => text.ToUpperInvariant()),
        "L" => Write(text => text.ToLowerInvariant()),
        _ => throw new FormatException($"A bitcoin: URI has no format '{format}': U, L, or none."),
    };

    // What is written the same but for the case that carries nothing asks for the same; the order of parameters counts, since readers may differ about it.
    private protected override object Identity => ToString("L");

    private string Write(Func<string, string> changeCase)
    {
        // Looked up rather than searched for: a URI may have thousands of both.
        Dictionary<(string Key, string Text), BitcoinUriMethod> methods = [];
        foreach (BitcoinUriMethod method in Methods) methods.TryAdd((method.Key, method.Text.Raw), method);
        string body = Methods.FirstOrDefault(method => method.Key.Length == 0) is { } first ? InCase(first, first.Instruction?.ToString() ?? first.Text.Raw, changeCase) : "";
        return Format(body, Parameters.Select(parameter =>
        {
            string key = parameter.Key.ToLowerInvariant();
            BitcoinUriMethod? method = methods.GetValueOrDefault((key, parameter.Value.Raw));
            string value = key == "amount" && WrittenAmount is { } amount ? FormatAmount(amount)
                : method is null ? parameter.Value.Raw
                : InCase(method, parameter.Value.Raw, changeCase);
            return ((parameter.IsRequired ? "req-" : "") + key, value);
        }));
    }

    private static string InCase(BitcoinUriMethod method, string text, Func<string, string> changeCase) =>
        method.Instruction is { IgnoresCase: true } ? changeCase(text) : text;

    /// <summary>Reads the form; null when the URI as a whole is refused.</summary>
    internal static BitcoinUri? Read(Region region, ReadMode mode, InstructionFindings findings)
    {
        Region rest = region.From(Scheme.Length);
        if (rest.StartsWith("//"))
        {
            findings.Report(FindingRules.TextUriSlashes, FindingSeverity.Info, rest, 0, 2, 0, Scheme);
            rest = rest.From(2);
        }
        int query = rest.Body.IndexOf('?', StringComparison.Ordinal);
        Region body = query < 0 ? rest : rest.Slice(0, query);
        List<BitcoinUriMethod> methods = [];
        if (!body.IsEmpty) methods.Add(ReadMethod("", body, mode, findings));
        List<BitcoinUriParameter> parameters = [];
        HashSet<string> once = [];
        MilliSatoshi? amount = null;
        (string? pop, bool isPopRequired) = (null, false);
        foreach (Region part in query < 0 ? [] : Split(rest.From(query + 1)))
        {
            int equals = part.Body.IndexOf('=', StringComparison.Ordinal);
            Region keyPart = equals < 0 ? part : part.Slice(0, equals);
            Region raw = equals < 0 ? part.Slice(part.Body.Length, 0) : part.From(equals + 1);
            Region value = raw.PercentDecode(out bool isClean);
            Region decodedKey = keyPart.PercentDecode(out _);
            bool isRequired = decodedKey.StartsWith("req-");
            string key = isRequired ? decodedKey.Body[4..] : decodedKey.Body;
            string name = key.ToLowerInvariant();
            if (isRequired && !IsKnown(name)) findings.Report(FindingRules.UriRequired, FindingSeverity.Error, keyPart.IsEmpty ? part : keyPart);
            if (name is "label" or "message" or "amount" or "pop" && !once.Add(name)) findings.Report(FindingRules.UriDuplicate, FindingSeverity.Error, part, 0, name);
            if (!isClean) findings.Report(FindingRules.UriPercent, FindingSeverity.Warning, raw);
            parameters.Add(new(key, new(value.Body), isRequired, part.Start, part.Extent));
            switch (name)
            {
                case "amount" when TryReadAmount(value.Body, out MilliSatoshi read) is { } problem:
                    findings.Report(FindingRules.UriAmount, FindingSeverity.Error, part, 0, problem);
                    break;
                case "amount":
                    TryReadAmount(value.Body, out MilliSatoshi good);
                    amount ??= good;
                    break;
                case "pop" when !MayOpen(value.Body):
                    findings.Report(FindingRules.UriProofOfPayment, isRequired ? FindingSeverity.Error : FindingSeverity.Warning, part);
                    break;
                case "pop":
                    (pop, isPopRequired) = (value.Body, isRequired);
                    break;
                case "bc" or "tb" when !value.StartsWith(name + "1"):
                    findings.Report(FindingRules.UriPrefix, FindingSeverity.Error, part, 0, name);
                    break;
                case var _ when MethodKeys.Contains(name):
                    methods.Add(ReadMethod(name, value.IsEmpty ? part : value, mode, findings));
                    break;
            }
        }
        if (findings.HasError) return null;
        var uri = new BitcoinUri(methods, parameters) { WrittenAmount = amount, ProofOfPayment = pop, IsProofOfPaymentRequired = isPopRequired };
        uri.Compare(findings);
        return uri;
    }

    /// <summary>Is there a way to pay that could be read? If not, the URI is refused with what is wrong with the first.</summary>
    internal bool RequireMethod(InstructionFindings findings, Region region)
    {
        if (Methods.Any(method => method.Instruction is not null)) return true;
        if (Methods.Count == 0) findings.Report(FindingRules.UriNoMethod, FindingSeverity.Error, region);
        foreach (BitcoinUriMethod method in Methods) findings.All.AddRange(method.Findings);
        return false;
    }

    private static BitcoinUriMethod ReadMethod(string key, Region value, ReadMode mode, InstructionFindings ofAll)
    {
        var findings = new InstructionFindings(parent: ofAll);
        (string kind, PaymentInstruction? instruction) = key switch
        {
            "" or "bc" or "tb" => (OnChainAddress.KindName, OnChainAddress.Read(value, findings)),
            "sp" => ("silent-payment", InstructionReader.ReadUnread(value, "silent-payment", "a silent payment address", findings)),
            "creq" => ("cashu-request", InstructionReader.ReadUnread(value, "cashu-request", "a Cashu payment request", findings)),
            "pay" => ("bip351", InstructionReader.ReadUnread(value, "bip351", "a private payment code of BIP 351", findings)),
            _ => ReadLightning(key, value, mode, findings),
        };
        if (instruction is not null) instruction.Findings = findings.All;
        return new(key, kind, new(value.Body), instruction, findings.All, value.Start, value.Extent);
    }

    private static (string Kind, PaymentInstruction? Instruction) ReadLightning(string key, Region value, ReadMode mode, InstructionFindings findings)
    {
        PaymentInstruction? instruction = InstructionReader.ReadBare(value, mode, findings, out string kind);
        bool fits = key switch
        {
            "lno" => kind == Bolt12Instruction.OfferKind,
            "lnurl" => kind is Lnurl.KindName or LightningAddress.KindName,
            _ => instruction is not null && LightningUri.CanHold(instruction),
        };
        if (fits || instruction is null) return (kind, instruction);
        findings.Report(FindingRules.UriPrefix, FindingSeverity.Error, value, 0, key);
        return (kind, null);
    }

    /// <summary>What the parts say about each other.</summary>
    private void Compare(InstructionFindings findings)
    {
        MilliSatoshi? expected = WrittenAmount;
        foreach (BitcoinUriMethod method in Methods)
        {
            if (method.Instruction is null)
            {
                Finding error = method.Findings.First(finding => finding.Severity == FindingSeverity.Error);
                findings.All.Add(new(FindingRules.UriMethod, FindingSeverity.Warning, method.Offset, method.Length, 0, error.Code));
                continue;
            }
            if (method.Instruction.Amount is not { } amount) continue;
            // An invoice may ask for a fraction of a satoshi; the URI cannot say it and names the next whole one, or the one before.
            bool agrees = expected is not { } other || amount == other || (expected == WrittenAmount && (amount.SatRoundedUp == other.SatRoundedUp || amount.SatRoundedDown == other.SatRoundedDown));
            if (!agrees) findings.All.Add(new(FindingRules.UriAmountDisagrees, FindingSeverity.Warning, method.Offset, method.Length, amount.Msat, null));
            expected ??= amount;
        }
        if (Networks.Count == 0 && Methods.Any(method => method.Instruction is { Networks.Count: > 0 }))
            findings.All.Add(new(FindingRules.UriNetworkDisagrees, FindingSeverity.Warning, -1, 0, 0, null));
    }

    private UntrustedText? Find(string key) =>
        Parameters.FirstOrDefault(parameter => parameter.Key.Equals(key, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>Does a parameter of this name, in lower case and without <c>req-</c>, offer a way to pay?</summary>
    internal static bool IsMethodKey(string key) => MethodKeys.Contains(key);

    private static bool IsKnown(string key) => key is "label" or "message" or "amount" or "pop" || MethodKeys.Contains(key);

    private static IEnumerable<Region> Split(Region query)
    {
        int start = 0;
        while (start <= query.Body.Length)
        {
            int end = query.Body.IndexOf('&', start);
            if (end < 0) end = query.Body.Length;
            if (end > start) yield return query.Slice(start, end - start);
            start = end + 1;
        }
    }

    /// <summary>White space before the scheme, or control characters in it, are tricks to get past a list like this one.</summary>
    private static bool MayOpen(string target)
    {
        int colon = target.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || target.Any(char.IsWhiteSpace) || UntrustedText.IndexOfHidden(target) >= 0) return false;
        string scheme = target[..colon];
        return char.IsAsciiLetter(scheme[0]) && scheme.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.') && !ForbiddenPopSchemes.Contains(scheme);
    }

    /// <summary>Bitcoins with at most eight decimals that count, as integers; the problem in words, or null.</summary>
    internal static string? TryReadAmount(string text, out MilliSatoshi amount)
    {
        const int Decimals = 8;
        amount = default;
        int point = text.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? text : text[..point];
        string fraction = point < 0 ? "" : text[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || !whole.All(char.IsAsciiDigit) || !fraction.All(char.IsAsciiDigit))
            return "it is not digits with at most one point";
        whole = whole.TrimStart('0');
        fraction = fraction.TrimEnd('0');
        if (fraction.Length > Decimals) return "it has a fraction of a satoshi";
        if (whole.Length > Decimals) return "it is above 21 million BTC";
        long sat = long.Parse("0" + whole + fraction.PadRight(Decimals, '0'), NumberStyles.None, CultureInfo.InvariantCulture);
        if (sat > MilliSatoshi.MaxMsat / 1000) return "it is above 21 million BTC";
        amount = MilliSatoshi.FromSat(sat);
        return null;
    }

    private static string FormatAmount(MilliSatoshi amount) => amount.ToString("btc", null)[..^3];

    private static string Format(string body, IEnumerable<(string Key, string Value)> parameters)
    {
        // One with neither name nor value keeps its =, or nothing of it would be left.
        string query = string.Join('&', parameters.Select(one => one is { Value: "", Key: not "" } ? Escape(one.Key) : $"{Escape(one.Key)}={Escape(one.Value)}"));
        return Scheme + body + (query.Length == 0 ? "" : "?" + query);
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
