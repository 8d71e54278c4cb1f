using System.Text;
using System.Text.RegularExpressions;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>The names that requirement files ask for. Versions play no part: a release of Debian has one version of everything.</summary>
/// <param name="Names">Normalized names, in order, each once; extras are left away.</param>
/// <param name="Files">The files read, included ones first, as a lock's head names them.</param>
/// <param name="Digest">Of the files' bytes, concatenated in that order.</param>
public sealed partial record RequirementNames(IReadOnlyList<string> Names, IReadOnlyList<string> Files, Digest Digest)
{
    /// <summary>How a lock's head names the inputs.</summary>
    public string Inputs => $"{Digest}  {string.Join(' ', Files)}";

    /// <summary>Reads files and what they include by <c>-r</c>.</summary>
    /// <param name="files">File names.</param>
    /// <param name="read">Reads a file by its name.</param>
    /// <param name="excludes">File that names what is not taken although a file asks for it; null for none. It counts as an input.</param>
    public static RequirementNames Read(IReadOnlyList<string> files, Func<string, string> read, string? excludes = null)
    {
        var texts = new List<(string File, string Text)>();
        foreach (var file in files)
            Visit(file, read, texts, []);
        var names = NamesIn(texts.Select(x => x.Text));
        if (excludes is not null)
        {
            texts.Add((excludes, read(excludes)));
            names = names.Except(NamesIn([texts[^1].Text]), StringComparer.Ordinal);
        }
        return new RequirementNames([.. names], [.. texts.Select(x => x.File)], Digest.Of(Encoding.UTF8.GetBytes(string.Concat(texts.Select(x => x.Text)))));
    }

    private static IEnumerable<string> NamesIn(IEnumerable<string> texts) =>
        texts
            .SelectMany(text => text.Split('\n'))
            .Select(line => Name().Match(line))
            .Where(m => m.Success)
            .Select(m => DebianNames.Normalize(m.Groups["name"].Value))
            .Distinct(StringComparer.Ordinal);

    private static void Visit(string file, Func<string, string> read, List<(string File, string Text)> texts, HashSet<string> visiting)
    {
        if (texts.Any(x => x.File == file) || !visiting.Add(file))
            return;
        var text = read(file);
        foreach (Match include in Include().Matches(text))
            Visit(include.Groups["file"].Value, read, texts, visiting);
        texts.Add((file, text));
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:[\[<>=!~;#,\s]|$)")]
    private static partial Regex Name();

    [GeneratedRegex(@"^-r\s+(?<file>\S+)", RegexOptions.Multiline)]
    private static partial Regex Include();
}
