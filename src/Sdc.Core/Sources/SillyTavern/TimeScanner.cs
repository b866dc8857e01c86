namespace Sdc;

/// <summary>Takes a text apart from left to right; spaces before a part do not count.</summary>
internal struct TimeScanner(string text)
{
    private int position;

    public bool IsAtEnd
    {
        get
        {
            SkipSpaces();
            return position == text.Length;
        }
    }

    /// <summary>A number of so many digits.</summary>
    public bool Number(int least, int most, out int value)
    {
        SkipSpaces();
        value = 0;
        var digits = 0;
        for (; position < text.Length && text[position] is >= '0' and <= '9'; position++, digits++)
        {
            if (digits == most) return false;
            value = (value * 10) + (text[position] - '0');
        }

        return digits >= least;
    }

    public bool Sign(char sign)
    {
        SkipSpaces();
        if (position == text.Length || text[position] != sign) return false;
        position++;
        return true;
    }

    /// <summary>A word of letters a to z.</summary>
    public bool Word(out string word)
    {
        SkipSpaces();
        var start = position;
        while (position < text.Length && text[position] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')) position++;
        word = text.Substring(start, position - start);
        return word.Length > 0;
    }

    private void SkipSpaces()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
    }
}
