using System.Text;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>Collects inline text with its marks, and collapses white space as browsers do.</summary>
internal sealed class InlineText
{
    private readonly StringBuilder _text = new();
    private readonly List<TextMark> _marks = [];
    private readonly List<OpenMark> _open = [];
    private string _gap = "";

    /// <summary>The marks that are open, outermost first.</summary>
    public IReadOnlyList<TextMark> Open => [.. _open.Select(mark => mark.Mark)];

    /// <summary>Puts all text under a mark until the result is disposed of.</summary>
    /// <param name="mark">The mark. This class sets its start and length.</param>
    public IDisposable Mark(TextMark mark)
    {
        var open = new OpenMark(this, mark);
        _open.Add(open);
        return open;
    }

    public void Append(string text)
    {
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\n' or '\r' or '\f')
                _gap = _gap.Length == 0 ? " " : _gap;
            else
                Write(c);
        }
    }

    /// <summary>Appends text and keeps its white space.</summary>
    public void AppendVerbatim(string text)
    {
        foreach (var c in text.ReplaceLineEndings("\n"))
            Write(c);
    }

    /// <summary>Appends a forced line break; more than two in a row become two.</summary>
    public void Break() => _gap = _gap is "\n" or "\n\n" ? "\n\n" : "\n";

    /// <summary>Returns the collected text and its marks, then starts a new text with the marks that are still open.</summary>
    /// <returns>Whether there was text.</returns>
    public bool Take(out string text, out IReadOnlyList<TextMark> marks)
    {
        foreach (var mark in _open)
            Close(mark);
        text = _text.ToString();
        marks = [.. _marks.OrderBy(mark => mark.Start).ThenByDescending(mark => mark.Length)];
        _text.Clear();
        _marks.Clear();
        _gap = "";
        return !string.IsNullOrWhiteSpace(text);
    }

    private void Write(char c)
    {
        if (_text.Length > 0)
            _text.Append(_gap);
        _gap = "";
        foreach (var mark in _open.Where(mark => mark.Start < 0))
            mark.Start = _text.Length;
        _text.Append(c);
    }

    private void Close(OpenMark mark)
    {
        if (mark.Start >= 0)
            _marks.Add(mark.Mark with { Start = mark.Start, Length = _text.Length - mark.Start });
        mark.Start = -1;
    }

    private sealed class OpenMark(InlineText text, TextMark mark) : IDisposable
    {
        public TextMark Mark => mark;

        /// <summary>
        /// The start of the mark; -1 until its first character is written, so that the mark does not include the space before it.
        /// </summary>
        public int Start { get; set; } = -1;

        public void Dispose()
        {
            text.Close(this);
            text._open.Remove(this);
        }
    }
}
