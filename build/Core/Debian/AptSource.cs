namespace Slipway.Core.Debian;

/// <summary>One archive that a machine's package manager is told to use (sources.list(5)).</summary>
/// <param name="Uri">Address without trailing slash.</param>
/// <param name="Suites">Suites asked of it.</param>
/// <param name="Components">Components asked of it.</param>
/// <param name="SignedBy">File of keys, or empty.</param>
public sealed record AptSource(string Uri, IReadOnlyList<string> Suites, IReadOnlyList<string> Components, string SignedBy)
{
    /// <summary>Reads a <c>.list</c> file: one line a source.</summary>
    /// <param name="text">The file.</param>
    public static IReadOnlyList<AptSource> FromList(string text)
    {
        var sources = new List<AptSource>();
        foreach (
            var line in text.Split('\n')
                .Select(l => l.Trim())
                .Where(l => l.StartsWith("deb ", StringComparison.Ordinal) || l.StartsWith("deb\t", StringComparison.Ordinal))
        )
        {
            var rest = line[3..].Trim();
            var options = "";
            if (rest.StartsWith('[') && rest.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
                (options, rest) = (rest[1..end], rest[(end + 1)..]);
            var words = rest.Split('#')[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2)
                continue;
            var key = options.Split(' ').FirstOrDefault(o => o.StartsWith("signed-by=", StringComparison.Ordinal))?["signed-by=".Length..] ?? "";
            sources.Add(new AptSource(words[0].TrimEnd('/'), [words[1]], words[2..], key));
        }
        return sources;
    }

    /// <summary>Reads a <c>.sources</c> file: deb822 paragraphs.</summary>
    /// <param name="text">The file.</param>
    public static IReadOnlyList<AptSource> FromSources(string text) =>
        [
            .. ControlParagraph
                .ReadAll(new StringReader(text))
                .Where(p => Words(p["Types"]).Contains("deb", StringComparer.Ordinal) && !p["Enabled"].Equals("no", StringComparison.OrdinalIgnoreCase))
                .SelectMany(p =>
                    Words(p["URIs"])
                        .Select(uri => new AptSource(
                            uri.TrimEnd('/'),
                            Words(p["Suites"]),
                            Words(p["Components"]),
                            p["Signed-By"].Contains('\n', StringComparison.Ordinal) ? "" : p["Signed-By"]
                        ))
                ),
        ];

    private static string[] Words(string field) => field.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
