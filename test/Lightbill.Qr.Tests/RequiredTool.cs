using System.ComponentModel;
using System.Diagnostics;

namespace Lightbill.Qr.Tests;

/// <summary>Programs that tests need. Without one its tests are skipped with the reason, or fail when LIGHTBILL_REQUIRE_ALL is 1.</summary>
internal static class RequiredTool
{
    public static void Require(string program, string package)
    {
        if (Exists(program)) return;
        string reason = $"{program} is not installed (Debian: apt-get install {package}; or eng/install-optional.sh)";
        if (Environment.GetEnvironmentVariable("LIGHTBILL_REQUIRE_ALL") == "1") Assert.Fail(reason);
        Assert.Skip(reason);
    }

    public static void RequireZbar() => Require("zbarimg", "zbar-tools");

    /// <summary>Runs it and gives what it wrote to standard output.</summary>
    public static byte[] Run(string program, string[] arguments, byte[] input)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var output = new MemoryStream();
        Task copying = process.StandardOutput.BaseStream.CopyToAsync(output);
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        copying.GetAwaiter().GetResult();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.ToArray() : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    private static bool Exists(string program)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, RedirectStandardError = true });
            process?.WaitForExit();
            return process is not null;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
