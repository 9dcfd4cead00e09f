using System.Globalization;
using System.Text;
using Lightbill.Bolt12;
using Lightbill.Encoding;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill.Inspection;

// The requests without a scheme of their own.
internal sealed partial class RequestCutter
{
    private void CutBare(Region region)
    {
        var findings = new InstructionFindings();
        PaymentInstruction? read = InstructionReader.ReadBare(region, _mode, findings, out string kind);
        switch (kind)
        {
            case Bolt11Instruction.KindName: AddInvoice(EndOf(region)); break;
            case Lnurl.KindName: CutLnurl(region.Compact(), read as Lnurl, findings); break;
            case LightningAddress.KindName or Bip353Name.KindName: CutName(region, read, findings); break;
            case OnChainAddress.KindName: CutAddress(region); break;
            case NodeId.KindName: CutNodeId(region, read, findings); break;
            case { } bolt12 when Bolt12Instruction.IsKind(bolt12): CutBolt12(region); break;
            case InstructionReader.UnknownKind: break;
            default: CutUnread(region, read is null ? ProblemOf(findings) : kind.Replace('-', ' ')); break;
        }
    }

    /// <summary><c>user@domain</c>, with or without the sign of BIP 353.</summary>
    private void CutName(Region region, PaymentInstruction? read, InstructionFindings findings)
    {
        int start = 0;
        while (start < region.Body.Length && region.Body[start] == Bip353Name.Sign) start++;
        Add(PlaceOf(region, start), PartKind.Prefix, "sign", null, "says that the DNS is to be asked (BIP 353)");
        int at = region.Body.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) at = region.Body.Length;
        string? problem = read is null ? ProblemOf(findings) : null;
        Add(PlaceOf(region, at), PartKind.User, "user", Shown(region.Body[start..at]), problem ?? "who is paid, in the words of the domain");
        if (at == region.Body.Length) return;
        Add(PlaceOf(region, at + 1), PartKind.Separator, "separator", null, "ends the user");
        Add(EndOf(region), PartKind.Host, "domain", Shown(region.Body[(at + 1)..]), read switch
        {
            LightningAddress address => $"asked at {address.Url}",
            Bip353Name name => $"the DNS is asked for {name.DnsName}",
            _ => problem!,
        });
    }

    private void CutNodeId(Region region, PaymentInstruction? read, InstructionFindings findings)
    {
        const int KeyLength = PublicKey.Size * 2;
        string? problem = read is null ? ProblemOf(findings) : null;
        Add(PlaceOf(region, KeyLength), PartKind.PublicKey, "public key", region.Body[..KeyLength].ToLowerInvariant(), problem ?? "the node's key");
        Add(PlaceOf(region, Math.Min(KeyLength + 1, region.Body.Length)), PartKind.Separator, "separator", null, "ends the key");
        Add(EndOf(region), PartKind.Host, "host", Shown(region.Body[Math.Min(KeyLength + 1, region.Body.Length)..]), problem ?? "where the node can be reached");
    }

    /// <summary>An LNURL as bech32 (LUD-01).</summary>
    private void CutLnurl(Region compact, Lnurl? lnurl, InstructionFindings findings) =>
        CutBech32(compact, _ => lnurl is null ? (null, ProblemOf(findings)) : (Shown(lnurl.Url), $"the address to ask, for {lnurl.Tag ?? "what only the service can tell"}"),
            "LNURL (LUD-01)", "web address", Bech32.Bech32Constant);

    /// <summary>A message of BOLT 12, field by field; what joins its pieces belongs to the field it stands in.</summary>
    private void CutBolt12(Region region)
    {
        _parts.AddRange(Bolt12PartList.BuildBody(_text, region, Bolt12Core.ReadText(region.Body, region.Map)));
        _end = EndOf(region);
    }

    /// <summary>What is told by its beginning only.</summary>
    private void CutUnread(Region region, string meaning)
    {
        int separator = region.Body.IndexOf('1', StringComparison.Ordinal);
        if (separator > 0)
        {
            Add(PlaceOf(region, separator), PartKind.Prefix, "prefix", Shown(region.Body[..separator].ToLowerInvariant()), meaning);
            Add(PlaceOf(region, separator + 1), PartKind.Separator, "separator", null, "ends the readable part");
            meaning = "not taken apart";
        }
        Add(EndOf(region), PartKind.Data, "data", null, meaning);
    }

    /// <summary>An address of the chain.</summary>
    private void CutAddress(Region region)
    {
        var findings = new InstructionFindings();
        OnChainAddress? read = OnChainAddress.Read(region, findings);
        string? problem = read is null ? ProblemOf(findings) : null;
        string? networks = read is null ? null : string.Join(" or ", read.Networks.Select(network => network.Name));
        if (!NetworkInfo.All.Any(info => region.StartsWith(info.SegwitPrefix + "1")))
        {
            Add(EndOf(region), PartKind.Address, "address", read?.ToString(), problem ?? $"{read!.Address.TypeName} on {networks}, in base58; its checksum matches");
            return;
        }
        CutBech32(region, data => read is null ? (null, problem!) : (Hex.Encode(read.Address.Program.Span), $"the {data - 1} characters of the program: {read.Address.TypeName} on {networks}"),
            networks is null ? "an address of the chain" : $"an address on {networks}", "program",
            Bech32.ValueOf(region.Body.ElementAtOrDefault(region.Body.IndexOf('1', StringComparison.Ordinal) + 1)) == 0 ? Bech32.Bech32Constant : Bech32.Bech32mConstant, hasVersion: true);
    }

    /// <summary>Prefix, separator, data, checksum.</summary>
    /// <param name="region">The characters that count, without white space between them.</param>
    /// <param name="describe">From the number of characters of data to its value and its meaning.</param>
    /// <param name="prefix">What the prefix means.</param>
    /// <param name="name">What the data is called.</param>
    /// <param name="constant">Of bech32 or of bech32m.</param>
    /// <param name="hasVersion">Is the first character of the data the version of a witness program?</param>
    private void CutBech32(Region region, Func<int, (string? Value, string Meaning)> describe, string prefix, string name, uint constant, bool hasVersion = false)
    {
        string body = region.Body;
        int separator = body.LastIndexOf('1');
        int checksum = body.Length - Bech32.ChecksumLength;
        // Where the end was lost nobody can tell data and checksum apart.
        if (separator < 0 || checksum <= separator + 1)
        {
            Add(EndOf(region), PartKind.Unreadable, "text", null, describe(0).Meaning);
            return;
        }
        Add(PlaceOf(region, separator), PartKind.Prefix, "prefix", Shown(body[..separator].ToLowerInvariant()), prefix);
        Add(PlaceOf(region, separator + 1), PartKind.Separator, "separator", null, "ends the readable part");
        if (hasVersion)
        {
            int version = Bech32.ValueOf(body[separator + 1]);
            Add(PlaceOf(region, separator + 2), PartKind.Data, "witness version", version < 0 ? null : version.ToString(CultureInfo.InvariantCulture), "says how the program is spent");
        }
        (string? value, string meaning) = describe(checksum - separator - 1);
        Add(PlaceOf(region, checksum), PartKind.Data, name, value, meaning);
        byte[]? words = Bech32.FromText(body.AsSpan(separator + 1));
        string verdict = words is null ? "cannot be told: there are characters that do not belong"
            : Bech32.Residue<char>(body.AsSpan(0, separator), words) == constant ? "matches" : "does not match";
        Add(EndOf(region), PartKind.Checksum, "checksum", Shown(body[checksum..].ToLowerInvariant()), verdict);
    }

    /// <summary>The first error, as a phrase.</summary>
    private static string ProblemOf(InstructionFindings findings) => Phrase((findings.FirstError ?? new Finding(FindingRules.TextUnknown, FindingSeverity.Error, -1, 0, 0, null)).Message);

    private static string Phrase(string sentence)
    {
        var phrase = new StringBuilder(sentence.TrimEnd('.'));
        if (phrase.Length > 1 && !char.IsUpper(phrase[1])) phrase[0] = char.ToLowerInvariant(phrase[0]);
        return phrase.ToString();
    }
}
