using System.Text;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Requirements;

/// <summary>Follows <c>-r</c> from file to file. Included files come before the file that includes them.</summary>
internal sealed class IncludeChain(Func<string, byte[]?> read)
{
    private readonly List<string> _open = [];

    internal List<string> Files { get; } = [];

    internal List<byte[]> Bytes { get; } = [];

    internal List<RootRequirement> Roots { get; } = [];

    internal List<Problem> Problems { get; } = [];

    /// <summary>Reads a file once.</summary>
    /// <param name="file">Its name, below the folder of requirements.</param>
    /// <param name="askedBy">The line that includes it, or null.</param>
    internal void Add(string file, LockPlace? askedBy)
    {
        if (_open.IndexOf(file) is >= 0 and var start)
        {
            Problems.Add(RequirementProblems.IncludeCircle(askedBy!, [.. _open[start..], file]));
            return;
        }
        if (Files.Contains(file))
            return;
        if (read(file) is not { } bytes)
        {
            Problems.Add(RequirementProblems.MissingFile(askedBy, file));
            return;
        }
        _open.Add(file);
        var roots = Lines(file, bytes).SelectMany(Follow).ToList();
        _open.RemoveAt(_open.Count - 1);
        Files.Add(file);
        Bytes.Add(bytes);
        Roots.AddRange(roots);
    }

    private IReadOnlyList<RequirementLine> Lines(string file, byte[] bytes)
    {
        try
        {
            return RequirementLines.Read(new UTF8Encoding(false, true).GetString(bytes), file, Problems);
        }
        catch (DecoderFallbackException)
        {
            Problems.Add(RequirementProblems.NotText(file));
            return [];
        }
    }

    private IEnumerable<RootRequirement> Follow(RequirementLine line)
    {
        if (line is RequirementEntry { Requirement.Url: null } entry)
            return [new RootRequirement(entry.Requirement, entry.Place)];
        if (line is RequirementOption { IsInclude: true, Value: { } file })
            Add(Beside(line.Place.Path, file), line.Place);
        else
            Problems.Add(RequirementProblems.NotAnInput(line.Place, line.Text));
        return [];
    }

    /// <summary>An included file is named from the folder of the file that includes it.</summary>
    private static string Beside(string including, string file)
    {
        var folder = including.LastIndexOf('/') is > 0 and var slash ? including[..slash] : "";
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in file.Split('/'))
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ""))
                parts.Add(part);
        return string.Join('/', parts);
    }
}
