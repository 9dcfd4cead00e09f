using System.Diagnostics.CodeAnalysis;
using Lightbill.Bolt11;
using Lightbill.Bolt12;
using Lightbill.Findings;
using Lightbill.Inspection;

namespace Lightbill.Instructions;

/// <summary>
/// Finds out what a text is, in an order that avoids mistakes: size, secrets, scheme, then the beginning of the bare text. White space inside is forgiven only
/// where a checksum shows that the rest is whole; elsewhere joining what does not belong together could pay the wrong one.
/// </summary>
internal static class InstructionReader
{
    public const string UnknownKind = "unknown";

    private static readonly (string Start, string Kind, string Name)[] UnreadKinds =
    [
        ("sp1", "silent-payment", "a silent payment address"),
        ("tsp1", "silent-payment", "a silent payment test address"),
        ("creqa", "cashu-request", "a Cashu payment request"),
        ("creqb1", "cashu-request", "a Cashu payment request"),
    ];

    public static PaymentReading Read(string text, ReadMode mode)
    {
        var findings = new InstructionFindings();
        if (text.Length > PaymentInstruction.MaxTextLength)
        {
            findings.All.Add(new(FindingRules.TextInputTooLong, FindingSeverity.Error, -1, 0, text.Length, null));
            return new(UnknownKind, null, findings.All);
        }
        Region whole = Region.Of(text).Trim();
        if (whole.IsEmpty)
        {
            findings.Report(FindingRules.TextEmpty, FindingSeverity.Error, whole);
            return new(UnknownKind, null, findings.All);
        }
        if (SecretScan.Find(text) is { } secret)
        {
            findings.Report(FindingRules.TextSecret, FindingSeverity.Error, whole, 0, secret);
            return new(UnknownKind, null, findings.All, isSecret: true);
        }
        PaymentInstruction? instruction = ReadOne(whole, mode, findings, isInside: false, out string kind);
        if (instruction is null && kind == UnknownKind && SecretScan.HasBareHex(text))
        {
            // A private key or a payment hash: nobody can tell, so it is treated as the worse of the two.
            return new(UnknownKind, null, [new(FindingRules.TextBareHex, FindingSeverity.Error, whole.Start, whole.Extent, 0, null)], isSecret: true);
        }
        if (instruction is null && CandidateFinder.Find(whole, mode) is { Count: > 0 } candidates)
            return new(UnknownKind, null, candidates);
        if (instruction is not null) instruction.Findings = findings.All;
        return new(kind, instruction, findings.All);
    }

    /// <summary>Reads a request that must be of one kind.</summary>
    /// <param name="text">The text as given.</param>
    /// <param name="mode">How strict, for invoices.</param>
    /// <param name="wanted">The kind with its article, for the message.</param>
    /// <param name="instruction">What was read; null on failure.</param>
    /// <param name="error">Why not; null on success.</param>
    public static bool TryReadAs<T>(
        string? text, ReadMode mode, string wanted, [NotNullWhen(true)] out T? instruction, [NotNullWhen(false)] out Finding? error)
        where T : PaymentInstruction
    {
        PaymentReading reading = Read(text ?? "", mode);
        instruction = reading.Instruction as T;
        error = instruction is null ? WhyNot(reading, wanted) : null;
        return instruction is not null;
    }

    /// <summary>Why a text is not what was wanted: what is wrong with it, or that it is something else.</summary>
    public static Finding WhyNot(PaymentReading reading, string wanted) =>
        reading.Error ?? Finding.Of(FindingRules.TextWrongKind, FindingSeverity.Error, $"{NameOf(reading.Kind)}, not {wanted}");

    /// <summary>Reads a <c>bitcoin:</c> URI even when each of its ways to pay is rejected; null when the URI as a whole is.</summary>
    public static BitcoinUri? ReadUriForm(string text, ReadMode mode)
    {
        var findings = new InstructionFindings();
        Region whole = Region.Of(text).Trim();
        if (!IsUnbroken(whole, findings) || BitcoinUri.Read(whole, mode, findings) is not { } uri) return null;
        uri.Findings = findings.All;
        return uri;
    }

    /// <summary>The value of a parameter that holds a request, or what stands behind <c>lightning:</c>.</summary>
    public static PaymentInstruction? ReadBare(Region region, ReadMode mode, InstructionFindings findings, out string kind)
    {
        kind = UnknownKind;
        string text = region.Body;
        if (text.Length == 0)
        {
            findings.All.Add(new(FindingRules.TextEmpty, FindingSeverity.Error, -1, 0, 0, null));
            return null;
        }
        if (NodeId.LooksLikeOne(text))
        {
            kind = NodeId.KindName;
            return IsUnbroken(region, findings) ? NodeId.Read(region, findings) : null;
        }
        if (text.Contains('@', StringComparison.Ordinal) || text[0] == Bip353Name.Sign)
        {
            kind = text[0] == Bip353Name.Sign ? Bip353Name.KindName : LightningAddress.KindName;
            if (!IsUnbroken(region, findings)) return null;
            return text[0] == Bip353Name.Sign ? Bip353Name.Read(region, findings) : LightningAddress.Read(region, findings);
        }
        if (FindBolt12(region, out Region joined) is { } bolt12)
        {
            kind = Bolt12Instruction.KindOf(bolt12);
            return ReadBolt12(joined, findings);
        }
        Region compact = region.Compact();
        if (compact.StartsWith("lnurl"))
        {
            kind = Lnurl.KindName;
            ReportRemoved(region, compact, findings);
            return Lnurl.ReadBech32(compact, findings);
        }
        foreach ((string start, string unreadKind, string name) in UnreadKinds)
        {
            if (!compact.StartsWith(start)) continue;
            kind = unreadKind;
            return ReadUnread(region, unreadKind, name, findings);
        }
        if (compact.StartsWith("ln"))
        {
            kind = Bolt11Instruction.KindName;
            ReportRemoved(region, compact, findings);
            return ReadBolt11(compact, mode, findings);
        }
        if (OnChainAddress.LooksLikeOne(compact.Body))
        {
            kind = OnChainAddress.KindName;
            return IsUnbroken(region, findings) ? OnChainAddress.Read(region, findings) : null;
        }
        findings.Report(FindingRules.TextUnknown, FindingSeverity.Error, region);
        return null;
    }

    public static UnreadInstruction? ReadUnread(Region region, string kind, string name, InstructionFindings findings)
    {
        if (!IsUnbroken(region, findings)) return null;
        if (!HasCharactersOf(kind, region, findings)) return null;
        findings.Report(FindingRules.TextNotRead, FindingSeverity.Warning, region, 0, name);
        return new(kind, region.Body);
    }

    /// <summary>The least that can be told without reading it: bech32's alphabet in one case, or that of base64.</summary>
    private static bool HasCharactersOf(string kind, Region region, InstructionFindings findings)
    {
        var sink = new FindingList { OffsetMap = region.Map };
        int separator = region.Body.IndexOf('1', StringComparison.Ordinal);
        if (kind is not ("cashu-request" or "bip351"))
            Encoding.Bech32.Scan<char, FindingList>(region.Body, separator, new byte[region.Body.Length], ref sink);
        else if (region.Body.AsSpan().IndexOfAnyExcept(Base64Characters) is >= 0 and int bad)
            sink.Report(FindingRules.TextUnknown, FindingSeverity.Error, bad, 1);
        findings.All.AddRange(sink.Findings);
        return !sink.HasError;
    }

    private static readonly System.Buffers.SearchValues<char> Base64Characters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=");

    /// <summary>What a text of BOLT 12 is, by its prefix; null for others.</summary>
    private static Bolt12Kind? FindBolt12(Region region, out Region joined)
    {
        joined = region;
        if (!region.StartsWith("l")) return null;
        joined = Join(region);
        int separator = joined.Body.IndexOf('1', StringComparison.Ordinal);
        return separator < 0 ? null : Bolt12Prefix.Find(joined.Body.AsSpan(0, separator));
    }

    private static Bolt12Instruction? ReadBolt12(Region joined, InstructionFindings findings)
    {
        if (!IsUnbroken(joined, findings)) return null;
        Bolt12Core core = Bolt12Core.ReadText(joined.Body, joined.Map);
        findings.All.AddRange(core.Findings);
        return Bolt12Document.Make(core, joined.Body) is { } document ? new(document) : null;
    }

    /// <summary>BOLT 12: a + between two characters, with or without white space after it, joins the pieces of a long text.</summary>
    private static Region Join(Region region)
    {
        if (!region.Body.Contains('+', StringComparison.Ordinal)) return region;
        bool[] isJoint = FindContinuations(region);
        return region.Without(i => isJoint[i]);
    }

    /// <summary>Which characters are a joining + or the white space after it.</summary>
    private static bool[] FindContinuations(Region region)
    {
        string text = region.Body;
        bool[] isJoint = new bool[text.Length];
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] != '+' || !char.IsAsciiLetterOrDigit(text[i - 1])) continue;
            int end = i + 1;
            while (end < text.Length && region.NoiseAt(end) is > 0 and int noise) end += noise;
            if (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) isJoint.AsSpan(i, end - i).Fill(true);
            i = end - 1;
        }
        return isJoint;
    }

    internal static PaymentInstruction? ReadOne(Region region, ReadMode mode, InstructionFindings findings, bool isInside, out string kind)
    {
        kind = UnknownKind;
        string? scheme = SchemeOf(region.Body);
        switch (scheme)
        {
            case null:
                return ReadBare(region, mode, findings, out kind);
            case "lightning" or "lnurl" when !isInside:
                var wrapping = Wrapping.Of(region);
                wrapping.ReportSlashes(findings);
                return ReadOne(wrapping.Inner, mode, findings, isInside: true, out kind);
            case "bitcoin" when !isInside:
                kind = BitcoinUri.KindName;
                if (!IsUnbroken(region, findings) || BitcoinUri.Read(region, mode, findings) is not { } uri) return null;
                return uri.RequireMethod(findings, region) ? uri : null;
            case "http" or "https":
                return ReadWebLink(region, mode, findings, out kind);
            default:
                if (Lnurl.IsScheme(scheme))
                {
                    kind = Lnurl.KindName;
                    return IsUnbroken(region, findings) ? Lnurl.ReadScheme(region, scheme, findings) : null;
                }
                findings.Report(FindingRules.TextUnknownScheme, FindingSeverity.Error, region, 0, scheme.Length + 1);
                return null;
        }
    }

    /// <summary>A web address: what counts is a request in its parameter <c>lightning</c>, or a tag that makes it an LNURL.</summary>
    private static PaymentInstruction? ReadWebLink(Region region, ReadMode mode, InstructionFindings findings, out string kind)
    {
        kind = UnknownKind;
        if (FindInLink(region, findings) is { } found) return ReadBare(found, mode, findings, out kind);
        if (findings.HasError) return null;
        if (Lnurl.ReadUrl(region, findings) is { } lnurl)
        {
            kind = Lnurl.KindName;
            return lnurl;
        }
        if (!findings.HasError) findings.Report(FindingRules.TextWebLink, FindingSeverity.Error, region);
        return null;
    }

    /// <summary>The request in the parameter <c>lightning</c> of a web address, decoded; null without one, and with an error when the address is broken or holds two different ones.</summary>
    public static Region? FindInLink(Region region, InstructionFindings findings)
    {
        if (!IsUnbroken(region, findings)) return null;
        string text = region.Body;
        Region? found = null;
        bool isTaken = false;
        // Readers of addresses decode names too, and some part at a semicolon: what stands behind one is not taken, but it may not say something else.
        for (int start = 0; (start = text.AsSpan(start).IndexOfAny("?&#;") is >= 0 and int next ? start + next + 1 : -1) > 0;)
        {
            int equals = text.AsSpan(start).IndexOfAny("=?&#;");
            if (equals < 0 || text[start + equals] != '=' || !region.Slice(start, equals).PercentDecode(out _).Body.Equals("lightning", StringComparison.OrdinalIgnoreCase)) continue;
            int from = start + equals + 1;
            int length = text.AsSpan(from).IndexOfAny('&', '#');
            Region written = region.Slice(from, length < 0 ? text.Length - from : length);
            Region value = written.PercentDecode(out _);
            if (found is not null && !found.Body.Equals(value.Body, StringComparison.OrdinalIgnoreCase))
            {
                // One reader takes the first, another the last: none of them is what the payer saw.
                findings.Report(FindingRules.UriDuplicate, FindingSeverity.Error, region, start, equals + 1 + written.Body.Length, 0, "lightning");
                return null;
            }
            found ??= value;
            isTaken |= text[start - 1] != ';';
        }
        return isTaken ? found : null;
    }

    private static Bolt11Instruction? ReadBolt11(Region compact, ReadMode mode, InstructionFindings findings)
    {
        var list = new FindingList { OffsetMap = compact.OffsetMap };
        if (LeadingInvoice.Report(compact.Body, compact.OffsetMap, ref list))
        {
            findings.All.AddRange(list.Findings);
            return null;
        }
        Bolt11Invoice? invoice = Bolt11Invoice.ReadInvoice<char>(compact.Body, compact.Body, mode, ref list, out Bolt11Layout layout, out _);
        if (invoice is null && layout.HasData && !layout.IsChecksumValid && findings.TakeGuess()) DamageFinder.AddHints(compact.Body, ref list);
        findings.All.AddRange(list.Findings);
        return invoice is null ? null : new(invoice);
    }

    internal static string NameOf(string kind) => kind switch
    {
        Bolt11Instruction.KindName => "a Lightning invoice",
        Bolt12Instruction.OfferKind => "a BOLT 12 offer",
        Bolt12Instruction.InvoiceRequestKind => "a BOLT 12 invoice request",
        Bolt12Instruction.InvoiceKind => "a BOLT 12 invoice",
        Bolt12Instruction.PayerProofKind => "a BOLT 12 payer proof",
        Lnurl.KindName => "an LNURL",
        LightningAddress.KindName => "a Lightning Address",
        Bip353Name.KindName => "a name of BIP 353",
        BitcoinUri.KindName => "a bitcoin: URI",
        OnChainAddress.KindName => "a bitcoin address",
        NodeId.KindName => "the id of a node",
        _ => UnreadKinds.FirstOrDefault(one => one.Kind == kind).Name ?? kind,
    };

    /// <summary>The scheme in lower case, null without one.</summary>
    internal static string? SchemeOf(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > 32 || !char.IsAsciiLetter(text[0])) return null;
        foreach (char c in text.AsSpan(0, colon))
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return null;
        return text[..colon].ToLowerInvariant();
    }

    private static bool IsUnbroken(Region region, InstructionFindings findings)
    {
        int noise = region.FirstNoise();
        if (noise < 0) return true;
        System.Text.Rune.DecodeFromUtf16(region.Body.AsSpan(noise), out System.Text.Rune rune, out int length);
        findings.Report(FindingRules.TextWhitespace, FindingSeverity.Error, region, noise, length, 0, Encoding.TextNoise.Name(rune.Value));
        return false;
    }

    /// <summary>Says what <see cref="Region.Compact"/> left out of a request; nothing when it left out nothing.</summary>
    public static void ReportRemoved(Region region, Region compact, InstructionFindings findings)
    {
        if (ReferenceEquals(region, compact)) return;
        int first = region.FirstNoise();
        int firstLength = 0;
        int places = 0;
        bool wasNoise = false;
        for (int i = 0; i < region.Body.Length;)
        {
            int noise = region.NoiseAt(i);
            if (noise > 0 && !wasNoise) places++;
            if (noise > 0 && places == 1) firstLength += noise;
            wasNoise = noise > 0;
            i += Math.Max(noise, 1);
        }
        System.Text.Rune.DecodeFromUtf16(region.Body.AsSpan(first), out System.Text.Rune rune, out _);
        findings.Report(FindingRules.TextWhitespaceRemoved, FindingSeverity.Info, region, first, firstLength, places, Encoding.TextNoise.Name(rune.Value));
    }
}
