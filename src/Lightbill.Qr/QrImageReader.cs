using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Xml;

namespace Lightbill.Qr;

/// <summary>
/// Finds the QR codes in a picture with <c>zbarimg</c> (ZBar), which must be installed: Debian and Ubuntu <c>apt-get install zbar-tools</c>, Homebrew
/// <c>brew install zbar</c>. It runs as a process of its own, so that a hostile picture meets a time limit and not the memory of this one. A PNG is unpacked here and
/// passed on as plain grey pixels; JPEG, WebP, GIF, BMP and TIFF are unpacked by <c>zbarimg</c>. Nothing is written to the disk by us;
/// the ImageMagick inside <c>zbarimg</c> may use a temporary file. Safe for use from several threads.
/// Example: <c>await new QrImageReader().ReadAsync(File.ReadAllBytes("photo.jpg"))</c>.
/// </summary>
public sealed class QrImageReader
{
    /// <summary>The program that is used unless another is named.</summary>
    public const string DefaultProgram = "zbarimg";

    private const int NoCodeFound = 4; // zbarimg(1), EXIT STATUS
    private const int MaxAnswer = 16 * 1024 * 1024;
    private const string Nonsense = "What zbarimg answered could not be understood.";

    private readonly string _program;
    private readonly QrImageLimits _limits;

    /// <summary>Makes one.</summary>
    /// <param name="program">The name of <c>zbarimg</c>, searched for on the PATH, or its whole path; null for the usual one.</param>
    /// <param name="limits">What a picture may cost; null for the defaults.</param>
    public QrImageReader(string? program = null, QrImageLimits? limits = null) =>
        (_program, _limits) = (string.IsNullOrEmpty(program) ? DefaultProgram : program, limits ?? QrImageLimits.Default);

    /// <summary>Where the program is now; null when it is not there.</summary>
    public string? ProgramPath => FindProgram(_program);

    /// <summary>The texts of all QR codes in the picture, in the order ZBar finds them; empty when there is none. They are foreign texts and may hold anything.</summary>
    /// <param name="image">The file's bytes: PNG, JPEG, WebP, GIF, BMP or TIFF.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="QrImageException">It could not be searched.</exception>
    public async Task<IReadOnlyList<string>> ReadAsync(byte[] image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Length > _limits.MaxBytes)
            throw new QrImageException(QrImageProblem.TooLarge, $"The picture has {image.Length} bytes; at most {_limits.MaxBytes} are read.");
        (string format, byte[] content) = PngReader.IsPng(image) ? ("pgm", PngReader.Read(image, _limits).ToPgm()) : (Format(image), image);
        return await SearchAsync(format, content, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The kind by its first bytes. Only kinds that hold nothing but pixels: what reads pictures for zbarimg also knows kinds that name other files or run commands.
    /// </summary>
    private static string Format(ReadOnlySpan<byte> image) => image switch
    {
        _ when image.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) => "jpeg",
        _ when image.StartsWith("GIF87a"u8) || image.StartsWith("GIF89a"u8) => "gif",
        _ when image.StartsWith("RIFF"u8) && image.Length > 12 && image[8..].StartsWith("WEBP"u8) => "webp",
        _ when image.StartsWith("BM"u8) => "bmp",
        _ when image.StartsWith("II*\0"u8) || image.StartsWith("MM\0*"u8) => "tiff",
        _ => throw new QrImageException(QrImageProblem.NotAnImage, image.IsEmpty ? "The file is empty." : "This is no picture that can be read: PNG, JPEG, WebP, GIF, BMP or TIFF."),
    };

    private async Task<IReadOnlyList<string>> SearchAsync(string format, byte[] content, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_limits.Timeout);
        try
        {
            byte[] xml = await RunAsync("--xml", format, content, timeout.Token).ConfigureAwait(false);
            List<(string? Text, int Length)> found = xml.Length == 0 ? [] : Found(xml);
            // Only the XML tells where a text ends, and only the raw output gives texts beyond ASCII undamaged (ZBar 0.23.92 garbles their base64).
            return found.TrueForAll(symbol => symbol.Text is not null)
                ? [.. found.Select(symbol => symbol.Text!)]
                : Cut(await RunAsync("--raw", format, content, timeout.Token).ConfigureAwait(false), found);
        }
        catch (OperationCanceledException problem) when (!cancellationToken.IsCancellationRequested)
        {
            throw new QrImageException(QrImageProblem.TimedOut, string.Create(CultureInfo.InvariantCulture, $"The search for QR codes took longer than {_limits.Timeout.TotalSeconds:0.#} seconds."), problem);
        }
    }

    /// <summary>What it says; nothing when it found no code.</summary>
    private async Task<byte[]> RunAsync(string shape, string format, byte[] content, CancellationToken cancellationToken)
    {
        using Process process = Start(shape, format);
        try
        {
            Task<byte[]> answer = ReadAllAsync(process.StandardOutput.BaseStream, cancellationToken);
            Task<byte[]> complaints = ReadAllAsync(process.StandardError.BaseStream, cancellationToken);
            await FeedAsync(process, content, cancellationToken).ConfigureAwait(false);
            byte[] output = await answer.ConfigureAwait(false);
            byte[] words = await complaints.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode switch
            {
                0 => output,
                NoCodeFound => [],
                _ => throw Failed(format, System.Text.Encoding.UTF8.GetString(words), process.ExitCode),
            };
        }
        finally
        {
            Stop(process);
        }
    }

    private Process Start(string shape, string format)
    {
        if (ProgramPath is not { } path) throw Missing();
        var start = new ProcessStartInfo(path, ["--quiet", shape, "--nodbus", "-Sdisable", "-Sqrcode.enable", "-Stest-inverted", format + ":-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        // The limits of ImageMagick, which unpacks the pictures for zbarimg.
        start.Environment["MAGICK_WIDTH_LIMIT"] = start.Environment["MAGICK_HEIGHT_LIMIT"] = _limits.MaxSide.ToString(CultureInfo.InvariantCulture);
        start.Environment["MAGICK_AREA_LIMIT"] = _limits.MaxPixels.ToString(CultureInfo.InvariantCulture);
        start.Environment["MAGICK_MEMORY_LIMIT"] = start.Environment["MAGICK_MAP_LIMIT"] = "1GiB";
        start.Environment["MAGICK_DISK_LIMIT"] = "0";
        start.Environment["MAGICK_TIME_LIMIT"] = Math.Max(1, (long)Math.Ceiling(_limits.Timeout.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        try
        {
            return Process.Start(start) ?? throw Missing();
        }
        catch (Win32Exception problem)
        {
            throw new QrImageException(QrImageProblem.ReaderMissing, $"{path} cannot be started: {problem.Message}", problem);
        }
    }

    /// <summary>Searches the PATH and nothing else: the runtime's own search begins in the current folder, where a program may have been put for us.</summary>
    private static string? FindProgram(string program)
    {
        if (Path.IsPathRooted(program)) return File.Exists(program) ? program : null;
        string[] endings = OperatingSystem.IsWindows() && !Path.HasExtension(program) ? [".exe"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathRooted)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }

    private static async Task FeedAsync(Process process, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything: its exit code and words say why.
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[4096];
        while (true)
        {
            int read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read == 0) return bytes.ToArray();
            if (bytes.Length < MaxAnswer) bytes.Write(buffer, 0, read);
        }
    }

    /// <summary>Of each code the text, or null where it is more than plain ASCII; and its length in bytes.</summary>
    private static List<(string? Text, int Length)> Found(byte[] xml)
    {
        List<(string?, int)> found = [];
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(new MemoryStream(xml), settings);
            while (reader.ReadToFollowing("data"))
            {
                int? length = reader.GetAttribute("format") == "base64" ? int.Parse(reader.GetAttribute("length") ?? "", NumberStyles.None, CultureInfo.InvariantCulture) : null;
                string content = reader.ReadElementContentAsString();
                found.Add(length is { } bytes ? (null, bytes) : (content, content.Length));
            }
            return found;
        }
        catch (Exception problem) when (problem is XmlException or FormatException or OverflowException)
        {
            throw new QrImageException(QrImageProblem.ReaderFailed, Nonsense, problem);
        }
    }

    /// <summary>The raw output holds the texts one after the other, a line end after each.</summary>
    private static List<string> Cut(byte[] raw, List<(string? Text, int Length)> found)
    {
        List<string> texts = [];
        ReadOnlySpan<byte> rest = raw;
        foreach ((_, int length) in found)
        {
            if (rest.Length <= length || rest[length] != '\n') throw new QrImageException(QrImageProblem.ReaderFailed, Nonsense);
            texts.Add(System.Text.Encoding.UTF8.GetString(rest[..length]));
            rest = rest[(length + 1)..];
        }
        return texts;
    }

    private QrImageException Missing() => new(QrImageProblem.ReaderMissing,
        $"The program {_program} of ZBar, which finds QR codes in pictures, is not installed (Debian, Ubuntu: apt-get install zbar-tools; Homebrew: brew install zbar).");

    private static QrImageException Failed(string format, string words, int exitCode)
    {
        if (words.Contains("exceeds limit", StringComparison.Ordinal) || words.Contains("resources exhausted", StringComparison.Ordinal))
            return new(QrImageProblem.TooLarge, $"The picture ({format}) has more pixels than are read.");
        string first = UntrustedText.Escape(words.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "it said nothing");
        if (first.Length > 200) first = first[..200] + "…";
        string message = string.Create(CultureInfo.InvariantCulture, $"zbarimg could not read the picture ({format}) and ended with {exitCode}: {first}");
        return new(format == "pgm" ? QrImageProblem.ReaderFailed : QrImageProblem.Damaged, message);
    }

    private static void Stop(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has ended in the meantime.
        }
    }
}
