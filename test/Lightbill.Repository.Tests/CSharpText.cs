using System.Text;

namespace Lightbill.Repository.Tests;

/// <summary>
/// C# source with comments, string and character literals blanked out (line breaks stay, so that line numbers do). The code in the holes
/// of an interpolated string is kept.
/// </summary>
internal sealed class CSharpText
{
    private readonly string _text;
    private readonly StringBuilder _code = new();
    private int _at;

    private CSharpText(string text) => _text = text;

    public static string CodeOnly(string text)
    {
        var scan = new CSharpText(text);
        scan.Code(closing: '\0');
        return scan._code.ToString();
    }

    /// <summary>Scans code up to the bracket that closes a hole, or to the end of the text.</summary>
    private void Code(char closing)
    {
        var depth = 0;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (closing != '\0' && depth == 0 && c == closing)
            {
                return;
            }
            if (Starts("//"))
            {
                Blank(IndexOf("\n") - _at);
            }
            else if (Starts("/*"))
            {
                Blank(IndexOf("*/", 2) + 2 - _at);
            }
            else if (c == '\'')
            {
                Quoted('\'');
            }
            else if (c is '"' or '$' or '@' && StringAhead(out var dollars, out var verbatim))
            {
                Literal(dollars, verbatim);
            }
            else
            {
                depth += c is '{' or '(' or '[' ? 1 : c is '}' or ')' or ']' ? -1 : 0;
                _code.Append(c);
                _at++;
            }
        }
    }

    private bool StringAhead(out int dollars, out bool verbatim)
    {
        dollars = 0;
        verbatim = false;
        var i = _at;
        for (; i < _text.Length && _text[i] is '$' or '@'; i++)
        {
            dollars += _text[i] == '$' ? 1 : 0;
            verbatim |= _text[i] == '@';
        }
        return i < _text.Length && _text[i] == '"';
    }

    private void Literal(int dollars, bool verbatim)
    {
        while (_text[_at] != '"')
        {
            Blank(1);
        }
        var quotes = 0;
        while (_at + quotes < _text.Length && _text[_at + quotes] == '"')
        {
            quotes++;
        }
        if (quotes >= 3 && !verbatim)
        {
            Blank(quotes);
            Body(new string('"', quotes), dollars, Math.Max(dollars, 1), escapes: false, doubled: false);
        }
        else if (dollars == 0 && !verbatim)
        {
            Quoted('"');
        }
        else
        {
            Blank(1);
            Body("\"", dollars, 1, escapes: !verbatim, doubled: verbatim);
        }
    }

    /// <summary>The inside of a verbatim, raw or interpolated string, up to and with its end.</summary>
    private void Body(string end, int dollars, int braces, bool escapes, bool doubled)
    {
        var hole = new string('{', braces);
        while (_at < _text.Length)
        {
            if (doubled && Starts("\"\""))
            {
                Blank(2);
            }
            else if (Starts(end))
            {
                Blank(end.Length);
                return;
            }
            else if (escapes && _text[_at] == '\\')
            {
                Blank(2);
            }
            else if (dollars > 0 && end.Length < 3 && Starts("{{"))
            {
                Blank(2);
            }
            else if (dollars > 0 && Starts(hole))
            {
                Blank(braces);
                Code('}');
                Blank(braces);
            }
            else
            {
                Blank(1);
            }
        }
    }

    private void Quoted(char quote)
    {
        Blank(1);
        while (_at < _text.Length && _text[_at] != quote && _text[_at] != '\n')
        {
            Blank(_text[_at] == '\\' ? 2 : 1);
        }
        Blank(1);
    }

    private bool Starts(string what) => string.CompareOrdinal(_text, _at, what, 0, what.Length) == 0;

    private int IndexOf(string what, int skip = 0)
    {
        var index = _text.IndexOf(what, Math.Min(_at + skip, _text.Length), StringComparison.Ordinal);
        return index < 0 ? _text.Length : index;
    }

    private void Blank(int count)
    {
        for (var end = Math.Min(_at + count, _text.Length); _at < end; _at++)
        {
            _code.Append(_text[_at] == '\n' ? '\n' : ' ');
        }
    }
}
