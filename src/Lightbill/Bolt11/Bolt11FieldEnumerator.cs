namespace Lightbill.Bolt11;

/// <summary>Walks over the fields that the core could read, in the order of the text. It stops before a field that overruns or stray words.</summary>
internal ref struct Bolt11FieldEnumerator(ReadOnlySpan<byte> words, in Bolt11Layout layout)
{
    private readonly ReadOnlySpan<byte> _words = words;
    private readonly int _end = layout.HasData ? layout.FieldsEnd : 0;
    private int _next = Bolt11Layout.TimestampWords;

    /// <summary>The type, 0 to 31.</summary>
    public int Tag { get; private set; }

    /// <summary>Index of the word that holds the type.</summary>
    public int Start { get; private set; }

    /// <summary>The content.</summary>
    public FieldSpan Content { get; private set; }

    public bool MoveNext()
    {
        if (_next >= _end) return false;
        Start = _next;
        Tag = _words[_next];
        int length = (_words[_next + 1] << 5) | _words[_next + 2];
        Content = new(_next + Bolt11Layout.FieldHeaderWords, length);
        _next = Content.Start + length;
        return true;
    }
}
