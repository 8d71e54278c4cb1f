using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Slipway.Images.Tests.Workflows;

/// <summary>Expressions of GitHub Actions, as far as generated workflows use them: contexts, comparison, and, or, not, and a few functions.</summary>
/// <param name="contexts">The contexts by name: <c>github</c>, <c>needs</c>, <c>matrix</c>, <c>steps</c>, <c>secrets</c>.</param>
/// <param name="functions">Functions without arguments.</param>
internal sealed partial class Expression(JsonObject contexts, IReadOnlyDictionary<string, Func<bool>> functions)
{
    private List<string> _tokens = [];
    private int _next;

    /// <summary>Replaces each <c>${{ }}</c> of a text by its value.</summary>
    public string Expand(string text) => Braces().Replace(text, x => Text(Evaluate(x.Groups["inner"].Value)));

    /// <summary>The value of what stands in braces.</summary>
    public JsonNode? Evaluate(string expression)
    {
        (_tokens, _next) = ([.. Token().Matches(expression).Select(x => x.Value)], 0);
        string.Concat(_tokens).ShouldBe(string.Concat(expression.Where(x => x != ' ')).Replace("  ", "", StringComparison.Ordinal), "every word is understood");
        var value = Or();
        _next.ShouldBe(_tokens.Count, expression);
        return value;
    }

    /// <summary>What counts as true: all but false, null, zero and the empty text.</summary>
    public static bool IsTrue(JsonNode? value) => Text(value) is not ("" or "false" or "0");

    private JsonNode? Or()
    {
        var value = And();
        while (Take("||"))
        {
            var right = And();
            value = IsTrue(value) ? value : right;
        }
        return value;
    }

    private JsonNode? And()
    {
        var value = Equality();
        while (Take("&&"))
        {
            var right = Equality();
            value = IsTrue(value) ? right : value;
        }
        return value;
    }

    private JsonNode? Equality()
    {
        var value = Unary();
        if (Take("=="))
            return Text(value) == Text(Unary());
        return Take("!=") ? Text(value) != Text(Unary()) : value;
    }

    private JsonNode? Unary()
    {
        if (Take("!"))
            return !IsTrue(Unary());
        if (Take("("))
        {
            var inner = Or();
            Take(")").ShouldBeTrue();
            return inner;
        }
        var token = _tokens[_next++];
        if (token[0] == '\'')
            return token[1..^1].Replace("''", "'", StringComparison.Ordinal);
        return Take("(") ? Call(token) : Path(token);
    }

    private JsonNode? Call(string name)
    {
        if (name == "fromJSON")
        {
            var argument = Text(Or());
            Take(")").ShouldBeTrue();
            return JsonNode.Parse(argument);
        }
        Take(")").ShouldBeTrue();
        return functions[name]();
    }

    /// <summary>A context that does not exist is a mistake; a member that does not is the empty text, as it is there.</summary>
    private JsonNode? Path(string path)
    {
        var parts = path.Split('.');
        contexts.ContainsKey(parts[0]).ShouldBeTrue($"there is no context {parts[0]}");
        return parts.Aggregate((JsonNode?)contexts, (node, part) => (node as JsonObject)?[part]);
    }

    private static string Text(JsonNode? value) =>
        value switch
        {
            null => "",
            JsonValue x => x.ToString(),
            _ => value.ToJsonString(),
        };

    private bool Take(string token)
    {
        var isNext = _next < _tokens.Count && _tokens[_next] == token;
        _next += isNext ? 1 : 0;
        return isNext;
    }

    [GeneratedRegex(@"\$\{\{(?<inner>.*?)\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();

    [GeneratedRegex(@"'(?:[^']|'')*'|\|\||&&|==|!=|!|\(|\)|[A-Za-z_][\w.-]*")]
    private static partial Regex Token();
}
