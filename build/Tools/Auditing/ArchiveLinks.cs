using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Auditing;

/// <summary>Names inside an archive. Old engines write a layer that two images have once, and a link to it for the other.</summary>
/// <param name="archive">Its name, for messages.</param>
internal sealed class ArchiveLinks(string archive)
{
    private const int MostHops = 40;

    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>A name without <c>./</c> before it.</summary>
    /// <param name="path">As written.</param>
    public static string Plain(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;

    /// <summary>Keeps a link.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="target">Its target as written.</param>
    /// <param name="isHard">Whether the target is a path of the archive and not one beside the link.</param>
    public void Add(string path, string target, bool isHard)
    {
        var folder = Plain(path).Split('/')[..^1];
        var segments = new List<string>(isHard || target.StartsWith('/') ? [] : folder);
        foreach (var segment in target.Split('/').Where(x => x is not ("" or ".")))
        {
            if (segment == "..")
                segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            else
                segments.Add(segment);
        }
        _links[Plain(path)] = string.Join('/', segments);
    }

    /// <summary>The name of the file that a name leads to.</summary>
    /// <param name="path">A name.</param>
    /// <exception cref="SlipwayException">SLP656: to itself.</exception>
    public string Follow(string path)
    {
        var name = Plain(path);
        for (var hops = 0; _links.TryGetValue(name, out var target); hops++, name = target)
        {
            if (hops == MostHops)
                throw new SlipwayException(AuditProblems.LinkLoop(archive, path));
        }
        return name;
    }
}
