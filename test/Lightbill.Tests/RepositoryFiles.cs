namespace Lightbill.Tests;

/// <summary>Files of the repository, found from where the tests run.</summary>
internal static class RepositoryFiles
{
    private static readonly Lazy<string> LazyRoot = new(FindRoot);

    /// <summary>The folder that holds Lightbill.slnx.</summary>
    public static string Root => LazyRoot.Value;

    /// <summary>The full path of a file or folder, e.g. <c>Vector("secp256k1", "bip340.csv")</c>.</summary>
    public static string Vector(params string[] parts) => Path.Combine([Root, "vectors", .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Lightbill.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder with Lightbill.slnx above {AppContext.BaseDirectory}.");
    }
}
