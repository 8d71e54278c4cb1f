namespace Slipway.Core.Locks.Requirements;

/// <summary>Reads markers. Null, and a reason at the cursor, for what is none.</summary>
internal sealed class MarkerParser(TextCursor cursor)
{
    /// <summary>Parentheses in parentheses; real markers have two, and a hostile one must not end the process.</summary>
    private const int MaxDepth = 50;

    private int _depth;

    internal Marker? Read() => Joined("or", () => Joined("and", Atom, items => new AllOf(items)), items => new AnyOf(items));

    private Marker? Joined(string word, Func<Marker?> part, Func<IReadOnlyList<Marker>, Marker> join)
    {
        var items = new List<Marker>();
        do
        {
            if (part() is not { } item)
                return null;
            items.Add(item);
        } while (cursor.TakeWord(word));
        return items.Count == 1 ? items[0] : join(items);
    }

    private Marker? Atom()
    {
        cursor.SkipBlanks();
        var atom = cursor.Take("(") ? Nested() : Comparison();
        cursor.SkipBlanks();
        return atom;
    }

    private Marker? Nested()
    {
        if (++_depth > MaxDepth)
            return Fail($"at most {MaxDepth} parentheses in each other, so no further one");
        var marker = Read();
        if (marker is not null && !cursor.Take(")"))
            return Fail("')'");
        _depth--;
        return marker;
    }

    private MarkerComparison? Comparison()
    {
        if (Side() is not { } left)
            return null;
        cursor.SkipBlanks();
        if (Operator() is not { } comparison)
            return Fail("one of <=, <, !=, ==, >=, >, ~=, ===, in, not in");
        cursor.SkipBlanks();
        if (Side() is not { } right)
            return null;
        var (variable, text) = left.IsVariable ? (left.Text, right.Text) : (right.Text, left.Text);
        if (left.IsVariable == right.IsVariable)
            return Fail("one variable and one text in quotes");
        return new MarkerComparison(variable, comparison, variable == MarkerVariables.Extra ? ProjectName.Normalize(text) : text, TextFirst: right.IsVariable);
    }

    private (string Text, bool IsVariable)? Side()
    {
        if (cursor.Next is '\'' or '"')
        {
            var quote = cursor.Next;
            cursor.Take(quote.ToString());
            var text = cursor.TakeWhile(c => c != quote && c != '\\' && !char.IsControl(c));
            if (cursor.Take(quote.ToString()))
                return (text, false);
            cursor.Fail($"the closing {quote}");
            return null;
        }
        if (MarkerVariables.Find(cursor.TakeWhile(c => char.IsAsciiLetter(c) || c is '_' or '.')) is { } variable)
            return (variable, true);
        cursor.Fail("a marker variable (such as python_version) or a text in quotes");
        return null;
    }

    private string? Operator()
    {
        if (cursor.TakeWord("in"))
            return "in";
        if (cursor.TakeWord("not"))
        {
            cursor.SkipBlanks();
            return cursor.TakeWord("in") ? "not in" : null;
        }
        return VersionSpecifier.Operators.OrderByDescending(signs => signs.Length).FirstOrDefault(cursor.Take);
    }

    private MarkerComparison? Fail(string expected)
    {
        cursor.Fail(expected);
        return null;
    }
}
