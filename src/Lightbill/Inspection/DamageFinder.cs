using Lightbill.Bolt11;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Inspection;

/// <summary>
/// Guesses what happened to an invoice whose checksum does not fit: one slip (a wrong, missing, superfluous or swapped character), two wrong characters, or a lost
/// end. A guess is given only when it is the only one that makes the checksum fit and the invoice readable; it is a hint and is never applied, since money
/// would go where a guess points.
/// </summary>
internal sealed class DamageFinder
{
    /// <summary>
    /// Up to this many words two wrong characters are looked for: (31 n)² / 2 pairs against 2^30 residues leave chance less than one in ten to
    /// produce a pair that means nothing.
    /// </summary>
    private const int MaxWordsForPairs = 480;

    /// <summary>Bech32 can only tell places apart in up to 1023 words; beyond, a residue repeats and names several places.</summary>
    private const int MaxWords = 1023;

    private const string HrpCharacters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly string _body;
    private readonly int _separator;
    private readonly byte[] _words;
    private readonly List<int> _bad = [];
    private readonly ChecksumAlgebra _algebra;
    private readonly List<Guess> _guesses = [];

    private DamageFinder(string body, int separator)
    {
        (_body, _separator) = (body, separator);
        _words = new byte[body.Length - separator - 1];
        for (int i = 0; i < _words.Length; i++)
        {
            int value = Bech32.ValueOf(body[separator + 1 + i]);
            if (value < 0) _bad.Add(i);
            else _words[i] = (byte)value;
        }
        _algebra = new(Hrp.ToLowerInvariant(), _words);
    }

    private string Hrp => _body[.._separator];

    /// <summary>Adds hints after the findings that there are.</summary>
    public static void AddHints(string body, ref FindingList findings)
    {
        int separator = Bolt11Prefix.FindSeparator<char>(body);
        int words = body.Length - separator - 1;
        if (separator <= 0 || words is < Bech32.ChecksumLength or > MaxWords) return;
        new DamageFinder(body, separator).Run(ref findings);
    }

    private void Run(ref FindingList findings)
    {
        if (_bad.Count == 0)
        {
            FindSubstitution();
            FindSwap();
            FindMissing();
            FindExtra();
            FindHrpSubstitution();
            if (_guesses.Count == 0 && _words.Length <= MaxWordsForPairs) FindPair();
        }
        else
        {
            FindAtBadCharacters();
        }
        List<Guess> readable = [.. _guesses.DistinctBy(guess => guess.Repaired).Where(guess => IsReadable(guess.Repaired))];
        if (readable is [Guess only])
        {
            foreach ((FindingRule rule, int offset, int length, string? character) in only.Hints)
                findings.Report(rule, FindingSeverity.Info, offset, length, 0, character);
            return;
        }
        if (readable.Count == 0 && LostEnd.Guess(_words) is { } lost)
            findings.Report(FindingRules.HintCutShort, FindingSeverity.Info, _body.Length - 1, 1, lost);
        else
            findings.Report(FindingRules.HintAmbiguous, FindingSeverity.Info, -1, 0);
    }

    private void FindSubstitution()
    {
        uint syndrome = _algebra.Syndrome;
        for (int i = 0; i < _words.Length; i++)
            for (int change = 1; change < 32; change++)
                if (_algebra.At(i, change) == syndrome) AddGuess(Replace(i, _words[i] ^ change), Wrong(FindingRules.HintOneCharacter, i, _words[i] ^ change));
    }

    private void FindSwap()
    {
        for (int i = 0; i + 1 < _words.Length; i++)
        {
            int difference = _words[i] ^ _words[i + 1];
            if (difference == 0 || (_algebra.At(i, difference) ^ _algebra.At(i + 1, difference)) != _algebra.Syndrome) continue;
            int offset = OffsetOf(i);
            string repaired = _body[..offset] + _body[offset + 1] + _body[offset] + _body[(offset + 2)..];
            AddGuess(repaired, (FindingRules.HintSwappedCharacters, offset, 2, null));
        }
    }

    private void FindMissing()
    {
        for (int i = 0; i <= _words.Length; i++)
        {
            for (int word = 0; word < 32; word++)
            {
                // Beside an equal neighbour both places give the same text: one guess is enough.
                if ((i > 0 && _words[i - 1] == word) || _algebra.WithInserted(i, word) != Bech32.Bech32Constant) continue;
                int offset = OffsetOf(i);
                AddGuess(_body[..offset] + CharacterOf(word) + _body[offset..],
                    (FindingRules.HintMissingCharacter, Math.Min(offset, _body.Length - 1), 1, Quoted(word)));
            }
        }
    }

    private void FindExtra()
    {
        for (int i = 0; i < _words.Length; i++)
        {
            if ((i > 0 && _words[i - 1] == _words[i]) || _algebra.WithRemoved(i) != Bech32.Bech32Constant) continue;
            AddGuess(_body.Remove(OffsetOf(i), 1), (FindingRules.HintExtraCharacter, OffsetOf(i), 1, null));
        }
    }

    /// <summary>A wrong letter or digit before the separator. There are few, so each possibility is simply tried.</summary>
    private void FindHrpSubstitution()
    {
        string hrp = Hrp.ToLowerInvariant();
        for (int i = 0; i < hrp.Length && hrp.Length <= 32; i++)
        {
            foreach (char c in HrpCharacters)
            {
                if (c == hrp[i]) continue;
                string changed = string.Concat(hrp.AsSpan(0, i), [c], hrp.AsSpan(i + 1));
                if (_algebra.WithHrp(changed) != Bech32.Bech32Constant) continue;
                char shown = char.IsAsciiLetterUpper(_body[0]) ? char.ToUpperInvariant(c) : c;
                AddGuess(_body[..i] + shown + _body[(i + 1)..], (FindingRules.HintOneCharacter, i, 1, $"\"{shown}\""));
            }
        }
    }

    private void FindPair()
    {
        var places = new Dictionary<uint, (int Index, int Change)>(_words.Length * 31);
        for (int i = 0; i < _words.Length; i++)
        {
            for (int change = 1; change < 32; change++)
            {
                uint residue = _algebra.At(i, change);
                if (places.TryGetValue(residue ^ _algebra.Syndrome, out (int Index, int Change) other))
                {
                    int first = _words[other.Index] ^ other.Change;
                    int second = _words[i] ^ change;
                    AddGuess(Replace(Replace(_body, other.Index, first), i, second),
                        Wrong(FindingRules.HintTwoCharacters, other.Index, first), Wrong(FindingRules.HintTwoCharacters, i, second));
                    if (_guesses.Count > 1) return; // not the only one, so none is given
                }
                places.TryAdd(residue, (i, change));
            }
        }
    }

    /// <summary>Characters outside the alphabet: their places are known, only what should stand there is not.</summary>
    private void FindAtBadCharacters()
    {
        int first = _bad[0];
        uint syndrome = _algebra.Syndrome;
        if (_bad.Count == 1)
        {
            if (_algebra.WithRemoved(first) == Bech32.Bech32Constant)
                AddGuess(_body.Remove(OffsetOf(first), 1), (FindingRules.HintExtraCharacter, OffsetOf(first), 1, null));
            for (int word = 0; word < 32; word++)
                if (_algebra.At(first, word) == syndrome) AddGuess(Replace(first, word), Wrong(FindingRules.HintOneCharacter, first, word));
            return;
        }
        if (_bad.Count > 2) return;
        int second = _bad[1];
        for (int a = 0; a < 32; a++)
            for (int b = 0; b < 32; b++)
                if ((_algebra.At(first, a) ^ _algebra.At(second, b)) == syndrome)
                    AddGuess(Replace(Replace(_body, first, a), second, b),
                        Wrong(FindingRules.HintTwoCharacters, first, a), Wrong(FindingRules.HintTwoCharacters, second, b));
    }

    private static bool IsReadable(string repaired)
    {
        var sink = default(FirstErrorSink);
        Bolt11Core.Read<char, FirstErrorSink>(repaired, new byte[repaired.Length], ReadMode.Default, ref sink);
        return !sink.HasError;
    }

    private void AddGuess(string repaired, params (FindingRule Rule, int Offset, int Length, string? Character)[] hints) => _guesses.Add(new(repaired, hints));

    private (FindingRule Rule, int Offset, int Length, string? Character) Wrong(FindingRule rule, int index, int word) => (rule, OffsetOf(index), 1, Quoted(word));

    private string Replace(int index, int word) => Replace(_body, index, word);

    private string Replace(string body, int index, int word) => string.Concat(body.AsSpan(0, OffsetOf(index)), [CharacterOf(word)], body.AsSpan(OffsetOf(index) + 1));

    private string Quoted(int word) => $"\"{CharacterOf(word)}\"";

    /// <summary>In the case of the text.</summary>
    private char CharacterOf(int word) => char.IsAsciiLetterUpper(_body[0]) ? char.ToUpperInvariant(Bech32.Alphabet[word]) : Bech32.Alphabet[word];

    private int OffsetOf(int index) => _separator + 1 + index;

    private sealed record Guess(string Repaired, (FindingRule Rule, int Offset, int Length, string? Character)[] Hints);
}
