using System.CommandLine;
using System.Security.Cryptography;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Keys;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Services;
using Lightbill.Cli.Terminal;
using Lightbill.Client;
using Lightbill.Cryptography;
using Lightbill.Findings;
using Lightbill.Lnurls;

namespace Lightbill.Cli.Commands;

/// <summary><c>login</c>: signs in at a service with a key made for its domain (LUD-04, LUD-05). The key itself is never shown, its public half is.</summary>
internal static class LoginCommand
{
    public const string Schema = "lightbill.login/1";

    public static Command Create(CliContext context)
    {
        Argument<string[]> request = RequestOptions.Request();
        var keyFile = new Option<string?>(KeyFile.Option)
        {
            HelpName = "FILE",
            Description = $"the seed, 16 to 64 bytes in hex, that the keys of all domains are derived from; a file of key new will do; - is standard input (default: {KeyFile.EnvironmentVariable})",
        };
        var strict = new Option<bool>("--strict-key-file") { Description = "refuses a key file that others than its owner may use, instead of warning" };
        var service = new ServiceOptions();
        Option<string> format = RequestOptions.Format("text", "json");
        var command = new Command("login", """
            Signs in at a service (LNURL login) with a key that is derived for its domain alone,
            and shows the domain, what it is for, and the public key. lightbill resolve shows
            domain and purpose beforehand, and sends nothing.

            Example:
              lightbill key new -o login.key
              lightbill login keyauth://example.com/login?k1=… --key-file login.key
            """)
        {
            request, keyFile, strict,
        };
        foreach (Option option in service.All) command.Add(option);
        command.Add(format);
        command.SetAction(result =>
        {
            // The network of invoices does not matter here.
            LnurlClientOptions options = service.Read(result, BitcoinNetwork.Mainnet);
            string path = KeyFile.Find(context, result.GetValue(keyFile), out string source)
                ?? throw new CliException(ExitCode.Usage, "there is no key to sign in with", $"name its file: {KeyFile.Option} FILE, or set {KeyFile.EnvironmentVariable}; lightbill key new makes one");
            string[] arguments = result.GetValue(request) ?? [];
            if (path == "-" && (arguments.Length == 0 || arguments[0] == "-")) throw new CliException(ExitCode.Usage, $"REQUEST and {KeyFile.Option} cannot both read standard input");
            return (int)Run(context, arguments, options, () => KeyFile.ReadSeed(context, source, path, result.GetValue(strict)), result.GetValue(format) == "json");
        });
        return command;
    }

    private static ExitCode Run(CliContext context, string[] arguments, LnurlClientOptions options, Func<byte[]> readSeed, bool asJson)
    {
        DecodedRequest read = RequestReading.Read(context, arguments, ReadMode.Default, context.Clock.GetUtcNow());
        if (!read.IsValid)
        {
            if (asJson) WriteJson(context, read, null, null, null);
            RequestReading.ReportProblems(context, read, redact: false);
            return ExitCode.NotValid;
        }
        if (read.Other is not Lnurl { Tag: LoginRequest.TagName } lnurl) throw new CliException(ExitCode.Usage, $"this {read.Kind} is no login", "lightbill resolve shows what it is");
        foreach (FindingView finding in read.Findings)
            if (finding.Severity == FindingSeverity.Warning) Messages.Finding(context, finding, read.GivenText);

        using LnurlClient client = LnurlClient.Create(options, context.Clock);
        LoginRequest? login = null;
        PublicKey? publicKey = null;
        LnurlException? problem = null;
        try
        {
            // Nothing is fetched: a login stands in its address.
            login = (LoginRequest)client.ResolveAsync(lnurl).GetAwaiter().GetResult();
            using PrivateKey key = KeyFor(login, readSeed);
            publicKey = key.PublicKey;
            if (!asJson) Show(context, login, key.PublicKey);
            SignIn(context, client, login, key);
            if (!asJson) new OfferText(context.Output, context.UseColor).Row("result", "signed in", TextStyle.Good);
        }
        catch (LnurlException trouble)
        {
            problem = trouble;
        }
        if (asJson) WriteJson(context, read, login, publicKey, problem);
        context.Output.Flush();
        if (problem is null) return ExitCode.Ok;
        ServiceProblem.Report(context, login?.Domain ?? lnurl.Host, problem, options);
        return ServiceProblem.CodeOf(problem);
    }

    private static PrivateKey KeyFor(LoginRequest login, Func<byte[]> readSeed)
    {
        byte[] seed = readSeed();
        try
        {
            return LinkingKey.FromSeed(seed, login.Domain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    private static void SignIn(CliContext context, LnurlClient client, LoginRequest login, PrivateKey key) =>
        Waiting.For(context, $"signing in at {login.Domain}", async stop =>
        {
            await client.LoginAsync(login, key, stop).ConfigureAwait(false);
            return true;
        });

    private static void Show(CliContext context, LoginRequest login, PublicKey publicKey)
    {
        var text = new OfferText(context.Output, context.UseColor);
        text.Row("service", UntrustedText.Escape(login.Domain));
        text.Row("action", LoginText.Of(login.Action));
        text.Row("public key", publicKey.ToString());
        foreach (Finding finding in login.Findings) text.Write(finding);
        // Before anything is sent: whoever watches sees where it goes.
        context.Output.Flush();
    }

    private static void WriteJson(CliContext context, DecodedRequest read, LoginRequest? login, PublicKey? publicKey, LnurlException? problem) => JsonOutput.Write(context, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteBoolean("signedIn", login is not null && problem is null);
        json.WriteString("domain", login?.Domain);
        json.WriteString("action", login is null ? null : LoginText.NameOf(login.Action));
        json.WriteString("publicKey", publicKey?.ToString());
        JsonFormat.WriteFindings(json, [.. read.Findings, .. (login?.Findings ?? []).Select(FindingView.Of), .. problem is null ? Array.Empty<FindingView>() : [FindingView.Of(problem.Finding)]]);
        json.WriteString("reason", problem?.Reason?.Raw);
        json.WriteEndObject();
    });
}
