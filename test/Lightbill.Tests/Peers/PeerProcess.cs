using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Lightbill.Tests.Peers;

/// <summary>
/// Runs the scripts of test/peers: other people's decoders over a list of invoices, one JSON document an invoice back. A test that uses a
/// peer which is not installed is skipped with the reason, or fails when LIGHTBILL_REQUIRE_ALL is 1.
/// </summary>
internal static class PeerProcess
{
    public const string Bolt11 = "bolt11";
    public const string Light = "light-bolt11-decoder";
    public const string Invoices = "invoices";
    public const string Electrum = "electrum";
    public const string Lnurl = "lnurl";
    public const string JsLnurl = "js-lnurl";
    public const string LnurlPay = "lnurl-pay";

    private const string HowToInstall = "eng/install-optional.sh installs it";
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly Lazy<string> PeersFolder = new(FindPeersFolder);
    private static readonly Lazy<string?> ElectrumPython = new(() =>
        new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(python => Succeeds(python, "-c", "import electrum.lnaddr")));

    private static readonly Lazy<bool> Node = new(() => Succeeds("node", "--version"));

    /// <summary>Those that read invoices.</summary>
    public static IReadOnlyList<string> All { get; } = [Bolt11, Light, Invoices, Electrum];

    /// <summary>Those that read LNURL.</summary>
    public static IReadOnlyList<string> ForLnurl { get; } = [Lnurl, JsLnurl, LnurlPay];

    /// <summary>
    /// What one peer says to each invoice, in the order given: its object in the common field names (test/peers/README.md), or an object with
    /// the one property <c>error</c>.
    /// </summary>
    public static IReadOnlyList<JsonElement> Ask(string peer, IReadOnlyList<string> invoices, TimeSpan? timeout = null) =>
        [.. Run(peer, invoices, timeout).Select(document => document.RootElement.GetProperty("peers").GetProperty(peer))];

    /// <summary>The objects of the npm package bolt11 just as it gives them; null where it throws.</summary>
    public static IReadOnlyList<JsonElement?> AskBolt11Raw(IReadOnlyList<string> invoices, TimeSpan? timeout = null) =>
    [
        .. Run(Bolt11, invoices, timeout).Select(document =>
            document.RootElement.GetProperty("raw").TryGetProperty(Bolt11, out var raw) ? raw : (JsonElement?)null),
    ];

    /// <summary>The whole answer of a peer's script: <c>line</c>, <c>peers</c>, <c>raw</c>, one document an invoice.</summary>
    public static IReadOnlyList<JsonDocument> Run(string peer, IReadOnlyList<string> invoices, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(invoices);
        if (invoices.Any(invoice => invoice.AsSpan().ContainsAny('\r', '\n')))
        {
            throw new ArgumentException("A line break inside an invoice would make two lines of it.", nameof(invoices));
        }
        Require(peer);
        return peer == Electrum
            ? Run(ElectrumPython.Value!, ["decode_electrum.py"], invoices, timeout ?? DefaultTimeout)
            : Run("node", [ForLnurl.Contains(peer) ? "decode_lnurl.mjs" : "decode.mjs", peer], invoices, timeout ?? DefaultTimeout);
    }

    /// <summary>Skips the running test (or fails it, when everything is required) unless the peer is here in the pinned version.</summary>
    public static void Require(string peer)
    {
        if (Missing(peer) is not { } reason)
        {
            return;
        }
        if (Environment.GetEnvironmentVariable("LIGHTBILL_REQUIRE_ALL") == "1")
        {
            Assert.Fail(reason);
        }
        Assert.Skip(reason);
    }

    /// <summary>Why the peer cannot be asked, or null.</summary>
    public static string? Missing(string peer)
    {
        if (peer == Electrum)
        {
            return ElectrumPython.Value is null ? $"Python has no Electrum: {HowToInstall}" : null;
        }
        if (!Node.Value)
        {
            return $"Node.js is not installed: {HowToInstall}";
        }
        var wanted = Version(Path.Combine(PeersFolder.Value, "package.json"), root => root.GetProperty("dependencies").GetProperty(peer));
        var found = Version(Path.Combine(PeersFolder.Value, "node_modules", peer, "package.json"), root => root.GetProperty("version"));
        return found == wanted ? null : $"the npm package {peer} {wanted} is not installed (found: {found ?? "none"}): {HowToInstall}";
    }

    private static string? Version(string file, Func<JsonElement, JsonElement> pick)
    {
        if (!File.Exists(file))
        {
            return null;
        }
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return pick(document.RootElement).GetString();
    }

    private static List<JsonDocument> Run(string program, string[] arguments, IReadOnlyList<string> invoices, TimeSpan timeout)
    {
        // All three pipes are served at once: a script that answers while it still reads must not find a full pipe.
        using var process = Start(program, arguments);
        var answers = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        var feeding = Task.Run(() => Feed(process, invoices));
        if (!process.WaitForExit(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {arguments[0]} took longer than {timeout} for {invoices.Count} invoices");
        }
        Task.WaitAll(feeding, answers, complaints);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments[0]} ended with {process.ExitCode}: {complaints.Result}");
        }
        List<JsonDocument> documents =
            [.. answers.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line))];
        if (documents.Count != invoices.Count)
        {
            throw new InvalidOperationException(
                $"{program} {arguments[0]} answered {documents.Count} of {invoices.Count} invoices: {complaints.Result}");
        }
        return documents;
    }

    private static void Feed(Process process, IReadOnlyList<string> invoices)
    {
        try
        {
            using var input = process.StandardInput;
            input.NewLine = "\n";
            foreach (var invoice in invoices)
            {
                input.WriteLine(invoice);
            }
        }
        catch (IOException)
        {
            // It ended before it read everything: the exit code and the number of answers tell that better.
        }
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = PeersFolder.Value,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
            Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" },
        }) ?? throw new InvalidOperationException($"{program} did not start");

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Start(program, arguments);
            process.StandardInput.Close();
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            var ended = process.WaitForExit(TimeSpan.FromSeconds(30));
            if (!ended)
            {
                process.Kill(entireProcessTree: true);
            }
            output.Wait();
            return ended && process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // no such program
        }
    }

    private static string FindPeersFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Lightbill.slnx")))
            {
                return Path.Combine(folder.FullName, "test", "peers");
            }
        }
        throw new InvalidOperationException($"No Lightbill.slnx above {AppContext.BaseDirectory}");
    }
}
