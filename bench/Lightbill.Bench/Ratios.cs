using System.Security.Cryptography;
using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bench;

/// <summary>The tables of <c>bench/results</c>, by one command: <c>ratios</c>.</summary>
internal static class Ratios
{
    private static readonly byte[] Workspace = new byte[Bolt11Reader.MaxWorkspaceLength];

    public static void Run(TextWriter output)
    {
        string[] texts = Corpus.Invoices;
        output.WriteLine($"Corpus: {texts.Length} invoices, {texts.Min(t => t.Length)} to {texts.Max(t => t.Length)} characters, mean {texts.Average(t => t.Length):0}");
        Steps(output, texts);
        // Whatever is measured first in a process meets code that is not optimised yet, however long it warms up: so the first table is thrown away.
        Whole(TextWriter.Null, texts, CryptographyBackend.Managed);
        foreach (CryptographyBackend backend in new[] { CryptographyBackend.Native, CryptographyBackend.Managed }) Whole(output, texts, backend);
    }

    private static void Steps(TextWriter output, string[] texts)
    {
        var table = new RatioTable("Steps");
        byte[][] words = [.. texts.Select(t => Bech32.FromText(t.AsSpan(t.LastIndexOf('1') + 1))!)];
        int n = texts.Length;
        table.Add("TryRead", null, n, () => { long s = 0; foreach (string t in texts) { if (Bolt11Reader.TryRead(t, Workspace, out Bolt11Reader r)) s += r.TimestampSeconds; } return s; });
        table.Add("other kind", null, n, () => { long s = 0; foreach (string t in texts) if (Bolt11Prefix.IsOtherKind<char>(t, out _, out _)) s++; return s; });
        table.Add("separator", null, n, () => { long s = 0; foreach (string t in texts) s += Bolt11Prefix.FindSeparator<char>(t); return s; });
        table.Add("scan", null, n, () => { long s = 0; var sink = default(FirstErrorSink); foreach (string t in texts) s += Bech32.Scan<char, FirstErrorSink>(t, 10, Workspace, ref sink).Separator; return s; });
        table.Add("prefix", null, n, () => { long s = 0; var sink = default(FirstErrorSink); foreach (string t in texts) { var l = default(Bolt11Layout); Bolt11Prefix.Read(t.AsSpan(0, t.LastIndexOf('1')), ReadMode.Default, ref l, ref sink); s += l.Amount.Msat; } return s; });
        table.Add("residue", null, n, () => { long s = 0; for (int i = 0; i < texts.Length; i++) s += Bech32.Residue(texts[i].AsSpan(0, 10), words[i]); return s; });
        table.Add("unsigned", null, n, () => { long s = 0; var sink = default(FirstErrorSink); for (int i = 0; i < texts.Length; i++) { s += Bolt11Core.ReadUnsigned(texts[i].AsSpan(0, texts[i].Length - words[i].Length - 1), words[i], ReadMode.Default, ref sink).FieldsEnd; } return s; });
        foreach (Bech32Path path in Enum.GetValues<Bech32Path>().Where(Bech32Paths.IsSupported))
        {
            table.Add($"map {path}", null, n, () => { long s = 0; for (int i = 0; i < texts.Length; i++) { s += (int)Bech32Characters.Map(texts[i].AsSpan(texts[i].Length - words[i].Length), Workspace, path); } return s; });
            table.Add($"checksum {path}", null, n, () => { long s = 0; for (int i = 0; i < texts.Length; i++) { s += Bech32Checksum.Residue(texts[i].AsSpan(0, 12), words[i], path); } return s; });
            table.Add($"pack {path}", null, n, () => { long s = 0; for (int i = 0; i < texts.Length; i++) { Words.ToBytes(words[i], Workspace, path); s += Workspace[3]; } return s; });
        }
        table.Add("pack", null, n, () => { long s = 0; for (int i = 0; i < texts.Length; i++) { Words.ToBytes(words[i], Workspace); s += Workspace[3]; } return s; });
        table.Add("sha", null, n, () => { long s = 0; Span<byte> hash = stackalloc byte[32]; for (int i = 0; i < texts.Length; i++) { SHA256.HashData(Workspace.AsSpan(0, words[i].Length * 5 / 8 - 68), hash); s += hash[3]; } return s; });
        table.Add("check of a key", null, n / 10, () => { long s = 0; Span<byte> key = stackalloc byte[33]; key[0] = 2; for (int i = 0; i < texts.Length / 10; i++) { words[i].AsSpan(20, 32).CopyTo(key[1..]); if (CurveBackend.IsValidPublicKey(key)) s++; } return s; });
        table.Run(output, 200);
    }

    private static void Whole(TextWriter output, string[] texts, CryptographyBackend backend)
    {
        Curve.Use(backend);
        var table = new RatioTable(backend.ToString());
        const int n = 100;
        (byte[] Hash, byte[] Signature, int Flag)[] signatures = [.. texts.Take(n).Select(text =>
        {
            var invoice = Bolt11Invoice.Parse(text);
            byte[] bytes = new byte[RecoverableSignature.Size];
            invoice.Signature.CopyTo(bytes);
            return (invoice.SigningHash, bytes[..64], (int)bytes[64]);
        })];
        byte[] key = new byte[33];
        byte[] rs = new byte[64];
        byte[] secret = new byte[32];
        Corpus.Key.ExportTo(secret);
        var random = new Random(3);
        Bolt11InvoiceBuilder[] builders = [.. Enumerable.Range(0, n).Select(_ => Corpus.NewBuilder(random))];
        table.Add("bare recover", null, n, () => { long s = 0; foreach ((byte[] hash, byte[] signature, int flag) in signatures) { Curve.Current.TryRecover(hash, signature, flag, key); s += key[1]; } return s; });
        table.Add("read structure", "bare recover", n, () => { long s = 0; for (int i = 0; i < n; i++) { if (Bolt11Reader.TryRead(texts[i], Workspace, out Bolt11Reader r)) s += r.TimestampSeconds; } return s; });
        table.Add("read structure and payee", "bare recover", n, () => { long s = 0; for (int i = 0; i < n; i++) { if (Bolt11Reader.TryRead(texts[i], Workspace, out Bolt11Reader r) && r.TryGetPayee(out _, out _)) s += r.TimestampSeconds; } return s; });
        table.Add("parse document", "bare recover", n, () => { long s = 0; for (int i = 0; i < n; i++) { if (Bolt11Invoice.TryParse(texts[i], out Bolt11Invoice? r)) s += r.Findings.Count; } return s; });
        table.Add("bare sign", null, n, () => { long s = 0; foreach ((byte[] hash, _, _) in signatures) { Curve.Current.TrySign(hash, secret, rs, out int flag); s += flag; } return s; });
        table.Add("build and sign", "bare sign", n, () => { long s = 0; foreach (Bolt11InvoiceBuilder b in builders) { s += b.Sign(Corpus.Key).ToString().Length; } return s; });
        table.Run(output, 60);
    }
}
