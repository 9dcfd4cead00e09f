using Lightbill.Bolt11;
using Lightbill.Bulk;
using Lightbill.Cli.Formats;
using Lightbill.Findings;

namespace Lightbill.Cli.Lines;

/// <summary>
/// The rows of bare invoices that are in order, straight from the reader to bytes, without an object between (docs/adr/0024). For every other line, and for what is
/// rare in an invoice, the general way through the whole object answers, and both give the same bytes.
/// </summary>
internal sealed class QuickRow
{
    /// <summary>
    /// Members that hold what nearly every reading has none of: remarks of the reader, fallback addresses, … Where there is some, the general way writes it, if it is asked for; no other member
    /// depends on it.
    /// </summary>
    private static readonly string[] RarelyFilled = ["findings", "fallbacks", "blindedPaths", "unknownFields"];

    private static readonly string[] AboutPayability = ["payable", "payableReasons", "findings"];

    private readonly LineQuestion _question;
    private readonly PaymentContext? _payability; // null when nobody asks
    private readonly bool _asksForRare;
    private readonly Member[] _members;
    private readonly byte[] _end;
    private readonly byte[] _workspace = new byte[Bolt11Reader.MaxWorkspaceLength];
    private readonly byte[] _hash = new byte[32];

    private QuickRow(LineQuestion question, IReadOnlyList<string> names)
    {
        _question = question;
        (_members, _end) = Compose(names, question);
        _asksForRare = names.Intersect(RarelyFilled, StringComparer.Ordinal).Any();
        _payability = names.Intersect(AboutPayability, StringComparer.Ordinal).Any() ? new(question.Time) : null;
    }

    /// <summary>The quick way for a question; null when there is none.</summary>
    public static QuickRow? For(LineQuestion question) =>
        question.Redact ? null : new(question, question.Fields?.RowNames(question.SkipsSignature) ?? InvoiceMembers.All);

    /// <summary>Writes the row of a line and its end.</summary>
    /// <param name="line">The line.</param>
    /// <param name="answers">Takes the row.</param>
    /// <param name="isForged">Is it an invoice whose signature does not hold? That took as long as all the rest, so nobody should try again whether it is valid.</param>
    /// <returns>False, and nothing written, when the line is not a bare invoice in order, or not one of the ordinary ones.</returns>
    public bool TryWrite(RequestLine line, RowBytes answers, out bool isForged)
    {
        isForged = false;
        if (!Bolt11Reader.TryRead(line.Utf8Text, _workspace, out Bolt11Reader reader, _question.Mode)) return false;
        if (_asksForRare && !(reader is { HasNoFindings: true, FallbackCount: 0, BlindedPathCount: 0 })) return false;
        // A high s is all that can be remarked about a signature that holds; better to see it before the work than after it.
        if (_asksForRare && !_question.SkipsSignature && !reader.Signature.IsLowS) return false;
        if (!TryGetPayee(reader, out PublicKey payee))
        {
            isForged = true;
            return false;
        }
        var findings = default(FindingList);
        if (_payability is not null) PayabilityCheck.Run(reader.Words, reader.Layout, payee, _payability, ref findings);
        var invoice = new InvoiceMembers(line, reader, payee, _question, _hash, findings.Findings);
        foreach (Member member in _members)
        {
            answers.Add(member.Before);
            member.Write(answers, invoice);
        }
        answers.Add(_end);
        return true;
    }

    /// <summary>The payee; of an invoice whose signature is not looked at only field n can name it, and <c>default</c> is nobody.</summary>
    private bool TryGetPayee(in Bolt11Reader reader, out PublicKey payee)
    {
        var sink = default(FirstErrorSink);
        if (!_question.SkipsSignature) return reader.TryVerify(_hash, out payee, ref sink);
        Span<byte> bytes = stackalloc byte[PublicKey.Size];
        payee = reader.TryCopyPayeeField(bytes) ? PublicKey.FromTrustedBytes(bytes) : default;
        return true;
    }

    /// <summary>The members that differ from row to row, each with all that stands before its value, and what stands after the last.</summary>
    private static (Member[] Members, byte[] End) Compose(IReadOnlyList<string> names, LineQuestion question)
    {
        var between = new RowBytes(capacity: 1024);
        List<Member> members = [];
        for (int i = 0; i < names.Count; i++)
        {
            between.Add(i == 0 ? "{"u8 : ","u8);
            between.AddText(names[i]);
            between.Add(":"u8);
            if (InvoiceMembers.Writer(names[i]) is { } write)
            {
                members.Add(new(between.Written.ToArray(), write));
                between.Clear();
            }
            else
            {
                InvoiceMembers.AddAlike(between, names[i], question);
            }
        }
        between.Add("}\n"u8);
        return ([.. members], between.Written.ToArray());
    }

    private readonly record struct Member(byte[] Before, InvoiceMembers.Write Write);
}
