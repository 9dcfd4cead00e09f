using Lightbill.Instructions;

namespace Lightbill.Inspection;

// Web addresses and bitcoin: URIs.
internal sealed partial class RequestCutter
{
    private const string LightningKey = "lightning";

    /// <summary>Cuts the value of a parameter, whose name is given as written; it stands between the last part and the end of the region.</summary>
    private delegate void ValueCutter(string key, Region value);

    /// <summary>What follows the scheme of a web address: host, path, parameters.</summary>
    private void CutWebAddress(Region rest, bool isLink)
    {
        if (rest.IsEmpty) return;
        int path = IndexOfAny(rest, "/?#", 0);
        Add(PlaceOf(rest, path), PartKind.Host, "host", Shown(rest.Body[..path]), "who is asked");
        int query = IndexOfAny(rest, "?#", path);
        Add(PlaceOf(rest, query), PartKind.Path, "path", null, "where on that host");
        CutParameters(rest.From(query), "?&#", MeaningOfWebKey, (key, value) =>
        {
            // The only parameter of a web page that counts: a link for people who have no wallet.
            bool isRequest = isLink && key.Equals(LightningKey, StringComparison.OrdinalIgnoreCase);
            if (isRequest && !value.Body.Contains('%', StringComparison.Ordinal)) CutBare(value);
            string decoded = value.PercentDecode(out _).Body;
            Add(EndOf(value), PartKind.ParameterValue, "value", Shown(decoded), key switch
            {
                _ when isRequest => MeaningOfEncoded(value),
                "minWithdrawable" or "maxWithdrawable" => "millisatoshis",
                "k1" => "a secret of one use: who has it can act in your place",
                _ => "for the service",
            });
        });
    }

    /// <summary>What follows <c>bitcoin:</c>.</summary>
    private void CutBitcoinUri(Region rest)
    {
        if (rest.IsEmpty) return;
        int query = IndexOfAny(rest, "?", 0);
        if (query > 0) CutAddress(rest.Slice(0, query));
        // A question mark or a # further on belongs to a value.
        if (query < rest.Body.Length) Add(PlaceOf(rest, query + 1), PartKind.Separator, "separator", null, "parameters follow");
        if (query + 1 < rest.Body.Length) CutParameters(rest.From(query + 1), "&", MeaningOfUriKey, CutUriValue);
    }

    private void CutUriValue(string written, Region value)
    {
        string key = KeyOf(written);
        bool isMethod = BitcoinUri.IsMethodKey(key);
        bool isEncoded = value.Body.Contains('%', StringComparison.Ordinal);
        if (isMethod && !isEncoded)
        {
            if (key is "bc" or "tb") CutAddress(value);
            else if (key is "sp" or "creq" or "pay") CutUnread(value, MeaningOfUriKey(key));
            else CutBare(value);
        }
        string decoded = value.PercentDecode(out bool isClean).Body;
        string meaning = key switch
        {
            _ when isMethod => MeaningOfEncoded(value),
            "amount" => BitcoinUri.TryReadAmount(decoded, out MilliSatoshi amount) is { } problem ? Phrase(problem) : PartMeaning.OfAmount(amount),
            "label" or "message" => "text that the payee chose",
            "pop" => "opened with the proof behind it",
            _ => "kept as it is",
        };
        Add(EndOf(value), PartKind.ParameterValue, "value", Shown(decoded), isClean ? meaning : meaning + "; a % in it stands for no character");
    }

    /// <summary>Parameters between separators, each a name and perhaps a value.</summary>
    private void CutParameters(Region query, string separators, Func<string, string> meaningOf, ValueCutter cutValue)
    {
        string body = query.Body;
        for (int i = 0; i < body.Length;)
        {
            if (separators.Contains(body[i], StringComparison.Ordinal))
            {
                Add(PlaceOf(query, ++i), PartKind.Separator, "separator", null, "a parameter follows");
                continue;
            }
            int end = IndexOfAny(query, separators, i);
            int equals = body.IndexOf('=', i, end - i);
            int nameEnd = equals < 0 ? end : equals;
            string written = query.Slice(i, nameEnd - i).PercentDecode(out _).Body;
            Add(PlaceOf(query, nameEnd), PartKind.ParameterName, "parameter", Shown(written), meaningOf(written));
            if (equals >= 0) Add(PlaceOf(query, equals + 1), PartKind.Separator, "separator", null, "its value follows");
            if (equals >= 0 && equals + 1 < end) cutValue(written, query.Slice(equals + 1, end - equals - 1));
            i = end;
        }
    }

    /// <summary>In lower case, without <c>req-</c>.</summary>
    private static string KeyOf(string written) => (IsRequired(written) ? written[4..] : written).ToLowerInvariant();

    private static bool IsRequired(string written) => written.StartsWith("req-", StringComparison.OrdinalIgnoreCase);

    private static string MeaningOfUriKey(string written)
    {
        string meaning = KeyOf(written) switch
        {
            "amount" => "how much is asked for, in bitcoins",
            "label" => "whom it pays",
            "message" => "what for",
            LightningKey => "a way to pay: by Lightning",
            "lno" => "a way to pay: a BOLT 12 offer",
            "lnurl" => "a way to pay: an LNURL",
            "sp" => "a way to pay: a silent payment address",
            "pay" => "a way to pay: a private payment code (BIP 351)",
            "creq" => "a way to pay: a Cashu request",
            "bc" => "a way to pay: an address on mainnet",
            "tb" => "a way to pay: an address on testnet or signet",
            "pop" => "what to open as a proof of payment",
            _ => "without a meaning here",
        };
        return IsRequired(written) ? meaning + "; who does not understand it must not pay" : meaning;
    }

    private static string MeaningOfWebKey(string written) => written switch
    {
        _ when written.Equals(LightningKey, StringComparison.OrdinalIgnoreCase) => "a way to pay: by Lightning",
        "tag" => "what the service is for (LUD-01)",
        "k1" => "the challenge",
        "minWithdrawable" => "the least that can be withdrawn (LUD-08)",
        "maxWithdrawable" => "the most that can be withdrawn (LUD-08)",
        "defaultDescription" => "a description for the invoice (LUD-08)",
        "callback" => "where the invoice goes (LUD-08)",
        "action" => "what signing in is for (LUD-04)",
        _ => "for the service",
    };

    /// <summary>A request that is written with %-escapes: what it is, though its characters have no places of their own.</summary>
    private string MeaningOfEncoded(Region value)
    {
        var findings = new InstructionFindings();
        PaymentInstruction? read = InstructionReader.ReadBare(value.PercentDecode(out _), _mode, findings, out string kind);
        return read is null ? ProblemOf(findings) : $"{kind}, percent-encoded and so not taken apart";
    }

    private static int IndexOfAny(Region region, string characters, int start)
    {
        int index = region.Body.AsSpan(start).IndexOfAny(characters);
        return index < 0 ? region.Body.Length : start + index;
    }
}
