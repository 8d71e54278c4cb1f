using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Requirements;

namespace Slipway.Tools.Making;

/// <summary>
/// Projects that may be locked as source archives. Where a project's own build cannot say what it requires (it needs PyTorch for that, say), a file
/// <c>source-only/NAME.in</c> says it, and nothing is built to find out.
/// </summary>
/// <param name="Roots">The lines of <c>source-only.txt</c>.</param>
/// <param name="Stated">By normalized name: what a project requires, as stated.</param>
internal sealed record SourceProjects(IReadOnlyList<RootRequirement> Roots, IReadOnlyDictionary<string, IReadOnlyList<RootRequirement>> Stated)
{
    private const string List = "source-only.txt";

    /// <summary>Normalized names.</summary>
    public IReadOnlySet<string> Names => Roots.Select(root => root.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    /// <param name="folder">The requirement files.</param>
    /// <exception cref="SlipwayException">SLP213 to SLP219.</exception>
    public static SourceProjects Read(LockFolder folder)
    {
        if (folder.Read(List) is null)
            return new SourceProjects([], new Dictionary<string, IReadOnlyList<RootRequirement>>());
        var roots = RequirementInputs.Read([List], folder.Read).Roots;
        var stated = new Dictionary<string, IReadOnlyList<RootRequirement>>(StringComparer.Ordinal);
        foreach (var name in roots.Select(root => root.Name).Distinct())
            if ($"source-only/{name}.in" is var file && folder.Read(file) is not null)
                stated[name] = RequirementInputs.Read([file], folder.Read).Roots;
        return new SourceProjects(roots, stated);
    }

    /// <summary>Writes a settings file of uv with what is stated; null where nothing is.</summary>
    /// <param name="into">Folder of the file.</param>
    public string? Settings(string into)
    {
        if (Stated.Count == 0)
            return null;
        var text = new StringBuilder();
        foreach (var (name, requirements) in Stated.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            text.Append("[[dependency-metadata]]\n").Append($"name = {Quoted(name)}\n");
            // Said of one version, it holds for that version.
            if (Version(name) is { } version)
                text.Append($"version = {Quoted(version)}\n");
            text.Append($"requires-dist = [{string.Join(", ", requirements.Select(x => Quoted(x.Requirement.ToString())))}]\n");
        }
        var path = Path.Combine(into, "uv.toml");
        File.WriteAllText(path, text.ToString());
        return path;
    }

    private string? Version(string name) =>
        Roots.First(root => root.Name == name).Requirement.Specifiers.ToString() is ['=', '=', not '=', ..] exact
        && !exact.Contains(',', StringComparison.Ordinal)
            ? exact[2..]
            : null;

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
