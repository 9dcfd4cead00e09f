using System.CommandLine;
using Lightbill.Cli.Services;
using Lightbill.Cli.Values;

namespace Lightbill.Cli.Commands;

/// <summary>The options of <c>resolve</c>, in the order of its help text.</summary>
internal sealed class ResolveOptions
{
    public Argument<string[]> Request { get; } = RequestOptions.Request();

    public Option<string?> Amount { get; } = new("--amount") { HelpName = "AMOUNT", Description = "asks for an invoice over it: 21sat, 0.0001btc, 2500u, 1500msat" };

    public Option<string?> Comment { get; } = new("--comment") { HelpName = "TEXT", Description = "a comment for the payee" };

    public Option<string?> Name { get; } = new("--name") { HelpName = "TEXT", Description = "your name, for a service that asks for it" };

    public Option<string?> Email { get; } = new("--email") { HelpName = "ADDRESS", Description = "your e-mail address, for a service that asks for it" };

    public Option<string?> Identifier { get; } = new("--identifier") { HelpName = "ADDRESS", Description = "your Lightning Address, for a service that asks for it" };

    public Option<bool> Wait { get; } = new("--wait") { Description = "after printing the invoice, waits until the service says that it was paid" };

    public Option<bool> Qr { get; } = new("--qr") { Description = "shows the invoice as a QR code too, on standard error" };

    public Option<string?> Invoice { get; } = new("--invoice") { HelpName = "INVOICE", Description = "hands your invoice to a service that pays out" };

    public Option<string?> Network { get; } = NetworkText.Option("the network of the invoices (default: mainnet)");

    public Option<bool> AllowOtherDescription { get; } = new("--allow-other-description") { Description = "takes an invoice that does not commit to what was described" };

    public Option<bool> AllowOtherIdentifier { get; } = new("--allow-other-identifier") { Description = "takes an answer that does not name the Lightning Address" };

    public ServiceOptions Service { get; } = new();

    public Option<string> Format { get; } = RequestOptions.Format("text", "json");

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "with --amount: the invoice alone, without what the service offers" };

    public IReadOnlyList<Option> All =>
    [
        Amount, Comment, Name, Email, Identifier, Wait, Qr, Invoice, Network, AllowOtherDescription, AllowOtherIdentifier, .. Service.All, Format, Quiet,
    ];
}
