namespace Slipway.Core.Wheels;

/// <summary>Text as Python sees it.</summary>
internal static class PythonText
{
    private const string LineEnds = "\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029";

    /// <summary>The lines of a text as <c>str.splitlines</c> gives them: more characters end a line than elsewhere.</summary>
    internal static IEnumerable<string> Lines(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!LineEnds.Contains(text[i], StringComparison.Ordinal))
                continue;
            yield return text[start..i];
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            start = i + 1;
        }
        if (start < text.Length)
            yield return text[start..];
    }
}
