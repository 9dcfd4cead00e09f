namespace Lightbill.Bolt11;

/// <summary>The content of field <c>9</c> as it stands among the words: big-endian, five bits a word. Enumerates the bits that are set in rising order, without memory.</summary>
internal readonly ref struct FeatureWords(ReadOnlySpan<byte> words)
{
    private readonly ReadOnlySpan<byte> _words = words;

    /// <summary>Is this very bit set?</summary>
    public bool Contains(int bit)
    {
        int word = WordOf(bit);
        return bit >= 0 && word >= 0 && ((_words[word] >> (bit % 5)) & 1) != 0;
    }

    /// <summary>Is the feature there in either form, required or offered?</summary>
    public bool HasFeature(int eitherBit) => Contains(eitherBit & ~1) || Contains(eitherBit | 1);

    /// <summary>Index of the word that holds a bit.</summary>
    public int WordOf(int bit) => _words.Length - 1 - (bit / 5);

    public Enumerator GetEnumerator() => new(_words);

    public ref struct Enumerator(ReadOnlySpan<byte> words)
    {
        private readonly ReadOnlySpan<byte> _words = words;
        private int _word = words.Length;
        private uint _rest; // bits of the word that are still to come

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (--_word < 0) return false;
                _rest = _words[_word];
            }
            int shift = System.Numerics.BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            Current = ((_words.Length - 1 - _word) * 5) + shift;
            return true;
        }
    }
}
