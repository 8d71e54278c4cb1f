using System.Text;

namespace Slipway.Core.Commands;

/// <summary>Resolves quotes and references of one value of a <c>.env</c> file: <c>$NAME</c>, <c>${NAME}</c>, <c>${NAME:-default}</c>, <c>${NAME-default}</c>; <c>$$</c> is a dollar.</summary>
/// <param name="lookUp">The value of a variable; null when it is not set.</param>
internal sealed class DotEnvExpansion(Func<string, string?> lookUp)
{
    // What a system takes as one variable; also stops values that double with each line.
    private const int LongestValue = 32_768;
    private const int DeepestDefault = 16;

    /// <summary>The value, or why there is none.</summary>
    /// <param name="assignment">The line.</param>
    public (string Value, string? Reason) Of(DotEnvAssignment assignment)
    {
        try
        {
            return (assignment.Quote == DotEnvQuote.Single ? Literal(assignment.Raw) : Expand(assignment.Raw, assignment.Quote, 0), null);
        }
        catch (FormatException e)
        {
            return ("", e.Message);
        }
    }

    private static string Literal(string raw) => raw.Replace("\\'", "'", StringComparison.Ordinal);

    private string Expand(string raw, DotEnvQuote quote, int depth)
    {
        if (depth > DeepestDefault)
            throw new FormatException("too many defaults inside each other");
        var text = new StringBuilder();
        for (var i = 0; i < raw.Length; )
        {
            if (raw[i] == '\\' && quote == DotEnvQuote.Double && i + 1 < raw.Length)
            {
                text.Append(Escape(raw[i + 1]));
                i += 2;
            }
            else if (raw[i] == '$')
                i = Reference(raw, i + 1, quote, depth, text);
            else
                text.Append(raw[i++]);
            if (text.Length > LongestValue)
                throw new FormatException($"the value is longer than {LongestValue} characters");
        }
        return text.ToString();
    }

    private static string Escape(char letter) =>
        letter switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            '"' or '\\' or '$' => letter.ToString(),
            _ => "\\" + letter,
        };

    /// <summary>Appends what stands for a reference and gives the position after it.</summary>
    private int Reference(string raw, int start, DotEnvQuote quote, int depth, StringBuilder text)
    {
        if (start < raw.Length && raw[start] == '$')
        {
            text.Append('$');
            return start + 1;
        }
        var braced = start < raw.Length && raw[start] == '{';
        var name = NameAt(raw, braced ? start + 1 : start);
        if (name.Length == 0)
            throw new FormatException("a '$' without a name: write $$ for a dollar, or use single quotes");
        var after = (braced ? start + 1 : start) + name.Length;
        var value = lookUp(name);
        if (!braced)
        {
            text.Append(value ?? throw NotSet(name));
            return after;
        }
        var end = Close(raw, after);
        var rest = raw[after..end];
        var orEmpty = rest.StartsWith(":-", StringComparison.Ordinal);
        if (rest.Length > 0 && !orEmpty && !rest.StartsWith('-'))
            throw new FormatException($"only ${{{name}}}, ${{{name}:-default}} and ${{{name}-default}} are understood");
        if (rest.Length == 0)
            text.Append(value ?? throw NotSet(name));
        else
            text.Append(value is null || (orEmpty && value.Length == 0) ? Expand(rest[(orEmpty ? 2 : 1)..], quote, depth + 1) : value);
        return end + 1;
    }

    private static string NameAt(string raw, int start)
    {
        var end = start;
        while (end < raw.Length && (char.IsAsciiLetter(raw[end]) || raw[end] == '_' || (end > start && char.IsAsciiDigit(raw[end]))))
            end++;
        return raw[start..end];
    }

    private static int Close(string raw, int from)
    {
        var open = 1;
        for (var i = from; i < raw.Length; i++)
        {
            if (raw[i] == '{' && raw[i - 1] == '$')
                open++;
            else if (raw[i] == '}' && --open == 0)
                return i;
        }
        throw new FormatException("a '${' without its '}'");
    }

    private static FormatException NotSet(string name) => new($"the variable {name} is set neither in the environment nor above this line");
}
