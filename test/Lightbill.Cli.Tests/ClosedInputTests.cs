using System.Diagnostics;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Tests;

/// <summary>Standard input that is closed: refused, where once the command waited for ever.</summary>
public sealed class ClosedInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("decode")]
    [InlineData("decode --lines")]
    [InlineData("check -")]
    public async Task It_is_said_and_not_waited_for(string command)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("only Linux tells");
        (int code, string error) = await RunAsync($"exec dotnet \"$0\" {command} <&-");
        Assert.Equal(4, code);
        Assert.Contains("standard input cannot be read: it is closed", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_of_somebody_else_is_read()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("only Linux tells");
        (int code, string error) = await RunAsync("echo hello | dotnet \"$0\" decode");
        Assert.Equal(3, code);
        Assert.Contains("text.unknown", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_tells_of_processes_it_is_taken_for_open() => Assert.False(StandardInput.IsOurOwnPipe(_folder["none"]));

    private static async Task<(int Code, string Error)> RunAsync(string script)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Lightbill.Cli.dll");
        var start = new ProcessStartInfo("/bin/sh", ["-c", script, program]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            string error = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
