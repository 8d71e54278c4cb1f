using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks;

/// <summary>A package as uv resolved it.</summary>
/// <param name="Name">Normalized name.</param>
/// <param name="Version">Exact version as uv writes it.</param>
/// <param name="Parents">Who asks for it: normalized names, sorted, <c>root</c> last where an input does.</param>
public sealed record ResolvedProject(string Name, string Version, IReadOnlyList<string> Parents);

/// <summary>Reads what <c>uv pip compile --annotation-style split</c> prints.</summary>
public static class UvAnswer
{
    /// <summary>The packages in the printed order.</summary>
    /// <param name="text">Standard output.</param>
    /// <exception cref="SlipwayException">SLP436.</exception>
    public static IReadOnlyList<ResolvedProject> Read(string text)
    {
        var packages = new List<ResolvedProject>();
        var parents = new List<string>();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r', ' ')).Where(line => line.Length > 0))
        {
            if (line.TrimStart() is ['#', .. var note])
            {
                var parent = note.Trim();
                parents.Add(parent.StartsWith("via", StringComparison.Ordinal) ? parent[3..].Trim() : parent);
                continue;
            }
            Close();
            if (line.Split("==") is not [var name, var version] || !ProjectName.IsValid(name) || !PythonVersion.TryParse(version, out _))
                throw new SlipwayException(UvProblems.UnknownAnswer(line));
            packages.Add(new ResolvedProject(ProjectName.Normalize(name), version, []));
        }
        Close();
        return packages;

        void Close()
        {
            if (packages.Count > 0)
                packages[^1] = packages[^1] with { Parents = Ordered(parents) };
            parents.Clear();
        }
    }

    private static IReadOnlyList<string> Ordered(IEnumerable<string> parents)
    {
        var words = parents.Where(parent => parent.Length > 0).ToLookup(parent => parent.StartsWith('-'));
        // "-r FILE" is an input; "--override FILE" and "-c FILE" only say why a version is what it is.
        var isRoot = words[true].Any(word => word.StartsWith("-r ", StringComparison.Ordinal));
        var names = words[false].Select(ProjectName.Normalize).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return isRoot ? [.. names, LockedPackage.Root] : [.. names];
    }
}
