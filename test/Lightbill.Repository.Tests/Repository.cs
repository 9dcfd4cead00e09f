using System.Diagnostics;

namespace Lightbill.Repository.Tests;

/// <summary>The working tree the tests were built in.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<string>> Files = new(ListFiles);

    public static string Root { get; } = FindRoot();

    /// <summary>What git tracks, as paths from the root with forward slashes; what was deleted but not committed is left out.</summary>
    public static IReadOnlyList<string> TrackedFiles => Files.Value;

    public static string Absolute(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(Absolute(path));

    /// <summary>The tracked files with their text, those with a NUL byte (pictures) left out.</summary>
    public static IEnumerable<(string Path, string Text)> TextFiles() =>
        TrackedFiles.Select(path => (Path: path, Text: Read(path))).Where(file => !file.Text.Contains('\0', StringComparison.Ordinal));

    private static List<string> ListFiles()
    {
        try
        {
            // safe.directory: a clone that belongs to another user is still ours to read.
            var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z"])
            {
                WorkingDirectory = Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start");
            var complaints = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            complaints.Wait();
            if (git.ExitCode == 0)
            {
                return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Absolute(path)))];
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // no git here
        }
        return [.. Walk(new DirectoryInfo(Root)).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))];
    }

    /// <summary>The sources without git (an unpacked archive): everything but what the tools leave behind.</summary>
    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories()
            .Where(inner => inner.Name is not (".git" or "bin" or "obj" or "artifacts" or "node_modules" or "TestResults" or "__pycache__"))
            .SelectMany(Walk));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Lightbill.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException($"No Lightbill.slnx above {AppContext.BaseDirectory}");
    }
}
