using Lightbill.Bolt12;
using Lightbill.Cryptography;

namespace Lightbill.Cli.Tests.Creation;

public sealed class CreateBolt12Tests
{
    private static readonly string[] Issuer = ["--issuer-id", Bolt12Samples.Offer.IssuerId!.Value.ToString()];

    [Fact]
    public void What_is_created_says_what_was_asked_for_and_comes_back_from_every_form()
    {
        string offer = Made(["create", "offer", "--description", "café ☕", "--amount", "1500sat", "--quantity-max", "any", "--issuer", "shop@example.com", .. Issuer]);
        Offer read = Offer.Parse(offer);
        Assert.Equal(("café ☕", 1_500_000L, 0UL, "shop@example.com"), (read.Description!.Raw, read.Amount!.Value.Msat, read.QuantityMax!.Value, read.Issuer!.Raw));
        string upper = Made(["convert", "--to", "upper", offer]);
        string uri = Made(["convert", "--to", "uri", upper]);
        string unified = Made(["convert", "--to", "bip21", uri]);
        Assert.Equal(read, ((Bolt12Instruction)PaymentInstruction.Parse(uri)).Document);
        Assert.Equal(read, ((Bolt12Instruction)((BitcoinUri)PaymentInstruction.Parse(unified)).Methods[0].Instruction!).Document);
        Assert.Equal(offer, Made(["convert", "--to", "lower", uri]));
    }

    [Fact]
    public void A_request_by_text_and_by_file_answers_its_offer_and_no_two_are_the_same()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("offer.txt", Bolt12Samples.Offer + "\n");
        string key = folder.Write("payer.key", new string('2', 64));
        string first = Made(["create", "invoice-request", file, "--quantity", "3", "--key-file", key]);
        string second = Made(["create", "invoice-request", Bolt12Samples.Offer.ToString(), "--quantity", "3", "--key-file", key]);
        Assert.NotEqual(first, second);
        Assert.Equal(16, InvoiceRequest.Parse(first).Metadata.Length);
        foreach (string request in (string[])[first, second])
        {
            CliRun check = CliRun.Of(["check", request, "--answers", file, "--amount", "4500sat"]);
            Assert.Equal((0, ""), (check.ExitCode, check.Error));
        }
        // Another offer is not this one.
        string other = folder.Write("other.txt", Made(["create", "offer", .. Issuer]));
        Assert.Equal(1, CliRun.Of(["check", first, "--answers", other]).ExitCode);
    }

    [Fact]
    public void The_payers_key_is_never_the_one_of_the_environment()
    {
        CliRun run = CliRun.Of(["create", "invoice-request", Bolt12Samples.Offer.ToString(), "--quantity", "1"], environment: name => name == "LIGHTBILL_KEY_FILE" ? "node.key" : null);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("a request needs a key of the payer", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_of_an_offer_may_come_from_the_environment_and_is_not_shown()
    {
        using var folder = new TemporaryFolder();
        string key = folder.Write("node.key", new string('1', 64));
        CliRun run = CliRun.Of(["create", "offer", "-f", "json"], environment: name => name == "LIGHTBILL_KEY_FILE" ? key : null);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(new string('1', 64), run.Output + run.Error, StringComparison.Ordinal);
        using PrivateKey secret = PrivateKey.Parse(new string('1', 64));
        Assert.Contains(secret.PublicKey.ToString(), run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proof_shows_what_was_chosen_and_is_about_its_invoice()
    {
        using var folder = new TemporaryFolder();
        string invoice = folder.Write("invoice.txt", Bolt12Samples.Invoice + "\n");
        string preimage = folder.Write("preimage.hex", new string('0', 64));
        string key = folder.Write("payer.key", new string('2', 64));
        string[] make = ["create", "payer-proof", invoice, "--preimage-file", preimage, "--key-file", key];
        Assert.Equal([88UL, 168, 176], PayerProof.Parse(Made(make)).ShownFields.Select(field => field.Number));

        string text = Made([.. make, "--show", "invoice_amount, offer_description", "--show", "89", "--note", "case 4711"]);
        PayerProof proof = PayerProof.Parse(text);
        Assert.Equal([10UL, 88, 89, 168, 170, 176], proof.ShownFields.Select(field => field.Number));
        CliRun check = CliRun.Of(
            ["check", text, "--answers", invoice, "--note", "case 4711", "--amount", "3000sat", "--description", "espresso", "--payee", proof.NodeId.ToString(), "--preimage-file", preimage]);
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.Equal(1, CliRun.Of(["check", text, "--note", "case 4712"]).ExitCode);
        Assert.Equal(1, CliRun.Of(["check", text, "--amount", "2999sat"]).ExitCode);

        PayerProof all = PayerProof.Parse(Made([.. make, "--show", "ALL"]));
        Assert.Equal(proof.ShownFields.Select(field => field.Number), PayerProof.Parse(Made([.. make, "--show", "invoice amount,offer description,invreq payer note"])).ShownFields.Select(field => field.Number));
        Assert.Contains("did you mean offer_description?", CliRun.Of([.. make, "--show", "offer_descriptoin"]).Error, StringComparison.Ordinal);
        Assert.Equal(1, all.HiddenFieldCount);
        // The payer's key of the request, and no other.
        CliRun other = CliRun.Of([.. make[..^1], folder.Write("other.key", new string('3', 64))]);
        Assert.Equal((2, ""), (other.ExitCode, other.Output));
        Assert.Contains("but the invoice was asked for with", other.Error, StringComparison.Ordinal);
        CliRun json = CliRun.Of([.. make, "-f", "json"]);
        Assert.Contains("\"kind\": \"bolt12-payer-proof\"", json.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('2', 64), json.Output + json.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_qr_code_of_an_offer_holds_capitals_without_a_scheme_and_is_read_back()
    {
        CliRun run = CliRun.Of(["qr", "--svg", "-", Bolt12Samples.Offer.ToString()]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(Bolt12Samples.Offer.ToString("U", null), Lightbill.Qr.QrPayload.For(Bolt12Samples.Offer.ToString()));
    }

    private static string Made(string[] arguments)
    {
        CliRun run = CliRun.Of(arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output.TrimEnd('\n');
    }
}
