using System.Text;
using Lightbill.Encoding;

namespace Lightbill.Instructions;

/// <summary>A piece of the text that a caller gave, perhaps decoded, that knows where each of its characters stood.</summary>
internal sealed class Region
{
    private Region(string body, int[] map) => (Body, Map) = (body, map);

    /// <summary>The characters.</summary>
    public string Body { get; }

    /// <summary>For each of them, its place in the text as given.</summary>
    public int[] Map { get; }

    /// <summary>As <see cref="Map"/>; null when each character stands in the text as given where it stands here, so that nothing was left out or decoded.</summary>
    public int[]? OffsetMap => Map.Length > 0 && Map[0] == 0 && Map[^1] == Map.Length - 1 ? null : Map;

    public bool IsEmpty => Body.Length == 0;

    /// <summary>Where it begins in the text as given; 0 when it is empty.</summary>
    public int Start => Map.Length == 0 ? 0 : Map[0];

    /// <summary>How much of the text as given it covers.</summary>
    public int Extent => Map.Length == 0 ? 0 : Map[^1] + 1 - Map[0];

    /// <summary>The whole of a text.</summary>
    public static Region Of(string text)
    {
        int[] map = new int[text.Length];
        for (int i = 0; i < map.Length; i++) map[i] = i;
        return new(text, map);
    }

    public Region Slice(int start, int length) => new(Body.Substring(start, length), Map[start..(start + length)]);

    public Region From(int start) => Slice(start, Body.Length - start);

    /// <summary>Without the white space and the invisible characters around it.</summary>
    public Region Trim()
    {
        int start = 0;
        int end = Body.Length;
        while (start < end && NoiseAt(start) is > 0 and int length) start += length;
        while (end > start && NoiseBefore(end) is > 0 and int length) end -= length;
        return start == 0 && end == Body.Length ? this : Slice(start, end - start);
    }

    /// <summary>Without white space and invisible characters anywhere.</summary>
    public Region Compact()
    {
        if (FirstNoise() < 0) return this;
        var body = new StringBuilder(Body.Length);
        List<int> map = new(Body.Length);
        for (int i = 0; i < Body.Length;)
        {
            int noise = NoiseAt(i);
            if (noise == 0)
            {
                body.Append(Body[i]);
                map.Add(Map[i]);
            }
            i += Math.Max(noise, 1);
        }
        return new(body.ToString(), [.. map]);
    }

    /// <summary>Without what <paramref name="isLeftOut"/> names by its index.</summary>
    public Region Without(Predicate<int> isLeftOut)
    {
        int[] kept = [.. Enumerable.Range(0, Body.Length).Where(i => !isLeftOut(i))];
        return new(string.Concat(kept.Select(i => Body[i])), [.. kept.Select(i => Map[i])]);
    }

    /// <summary>The index of the first white space or invisible character, -1 without one.</summary>
    public int FirstNoise()
    {
        for (int i = 0; i < Body.Length; i++)
        {
            // Most texts are printable ASCII and nothing else.
            int skipped = Body.AsSpan(i).IndexOfAnyExceptInRange('!', '~');
            if (skipped < 0) return -1;
            i += skipped;
            if (NoiseAt(i) > 0) return i;
        }
        return -1;
    }

    /// <summary>How many units of white space or of an invisible character begin here.</summary>
    public int NoiseAt(int index)
    {
        Rune.DecodeFromUtf16(Body.AsSpan(index), out Rune rune, out int length);
        return TextNoise.IsInvisible(rune.Value) ? length : 0;
    }

    /// <summary>With %-escapes read as UTF-8; an escape that cannot be read stays as it is, and <paramref name="isClean"/> says so.</summary>
    public Region PercentDecode(out bool isClean)
    {
        isClean = true;
        if (!Body.Contains('%', StringComparison.Ordinal)) return this;
        var body = new StringBuilder(Body.Length);
        List<int> map = new(Body.Length);
        Span<byte> bytes = stackalloc byte[4];
        for (int i = 0; i < Body.Length;)
        {
            // One character has up to four bytes, each written as %XX.
            int count = 0;
            while (count < 4 && TryEscape(i + (count * 3), out bytes[count])) count++;
            if (count == 0)
            {
                isClean &= Body[i] != '%';
                body.Append(Body[i]);
                map.Add(Map[i]);
                i++;
                continue;
            }
            if (Rune.DecodeFromUtf8(bytes[..count], out Rune rune, out int used) != System.Buffers.OperationStatus.Done) isClean = false;
            string text = rune.ToString();
            body.Append(text);
            foreach (char _ in text) map.Add(Map[i]);
            i += used * 3;
        }
        return new(body.ToString(), [.. map]);
    }

    public bool StartsWith(string start) => Body.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private bool TryEscape(int index, out byte value)
    {
        value = 0;
        if (index + 2 >= Body.Length || Body[index] != '%' || !char.IsAsciiHexDigit(Body[index + 1]) || !char.IsAsciiHexDigit(Body[index + 2])) return false;
        value = Convert.FromHexString(Body.AsSpan(index + 1, 2))[0];
        return true;
    }

    private int NoiseBefore(int end)
    {
        Rune.DecodeLastFromUtf16(Body.AsSpan(0, end), out Rune rune, out int length);
        return TextNoise.IsInvisible(rune.Value) ? length : 0;
    }
}
