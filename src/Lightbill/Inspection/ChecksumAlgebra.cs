using Lightbill.Encoding;

namespace Lightbill.Inspection;

/// <summary>
/// What a change of the data does to the checksum's residue, without computing it anew. The code is linear: a word w at a distance of k words from the end
/// adds w·x^k mod g, whatever else the text holds (BIP 173, Checksum design).
/// </summary>
internal sealed class ChecksumAlgebra
{
    private const int BitsPerWord = 5;

    /// <summary>For each distance from the end, the residues of a word with only bit 0, 1, 2, 3 or 4 set.</summary>
    private readonly uint[] _bits;

    /// <summary>The residue after the readable part and the first i words.</summary>
    private readonly uint[] _prefix;

    public ChecksumAlgebra(string hrp, byte[] words)
    {
        Words = words;
        // Six more distances than words, since a residue has six coefficients, and one for an inserted word.
        int distances = words.Length + Bech32.ChecksumLength + 1;
        _bits = new uint[distances * BitsPerWord];
        for (int bit = 0; bit < BitsPerWord; bit++)
        {
            uint residue = 1u << bit;
            for (int k = 0; k < distances; k++, residue = Bech32.Step(residue, 0)) _bits[(k * BitsPerWord) + bit] = residue;
        }
        _prefix = new uint[words.Length + 1];
        _prefix[0] = Bech32.Residue<char>(hrp, []);
        for (int i = 0; i < words.Length; i++) _prefix[i + 1] = Bech32.Step(_prefix[i], words[i]);
    }

    public byte[] Words { get; }

    /// <summary>What must be added to make the checksum fit; 0 when it does.</summary>
    public uint Syndrome => _prefix[^1] ^ Bech32.Bech32Constant;

    /// <summary>What a word (or the difference of two) adds at an index of the data.</summary>
    public uint At(int index, int word) => AtDistance(Words.Length - 1 - index, word);

    /// <summary>The residue if a word were inserted before an index.</summary>
    public uint WithInserted(int index, int word)
    {
        int suffix = Words.Length - index;
        return Shift(_prefix[index], suffix + 1) ^ AtDistance(suffix, word) ^ Suffix(index);
    }

    /// <summary>The residue if the word at an index were left out.</summary>
    public uint WithRemoved(int index)
    {
        int suffix = Words.Length - index - 1;
        return Shift(_prefix[index], suffix) ^ Suffix(index + 1);
    }

    /// <summary>The residue if the readable part were another one.</summary>
    public uint WithHrp(string hrp) => Shift(Bech32.Residue<char>(hrp, []), Words.Length) ^ Suffix(0);

    /// <summary>What the words from an index on add by themselves.</summary>
    private uint Suffix(int index) => _prefix[^1] ^ Shift(_prefix[index], Words.Length - index);

    /// <summary>A residue times x^k: each of its six coefficients moves k places up.</summary>
    private uint Shift(uint residue, int k)
    {
        uint shifted = 0;
        for (int j = 0; j < Bech32.ChecksumLength; j++) shifted ^= AtDistance(k + j, (int)(residue >> (BitsPerWord * j)) & 31);
        return shifted;
    }

    private uint AtDistance(int distance, int word)
    {
        uint sum = 0;
        for (int bit = 0; bit < BitsPerWord; bit++)
            if (((word >> bit) & 1) != 0) sum ^= _bits[(distance * BitsPerWord) + bit];
        return sum;
    }
}
