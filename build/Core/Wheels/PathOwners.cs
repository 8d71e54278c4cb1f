using Slipway.Core.Images;
using Slipway.Core.Locks;

namespace Slipway.Core.Wheels;

/// <summary>Which wheel of an environment brings which path, wheel by wheel as they come.</summary>
public sealed class PathOwners
{
    private readonly Dictionary<string, (WheelFileName Wheel, LayerEntry? Entry)> _owners = [];

    /// <summary>Adds a wheel. A path that another wheel brought stays that one's.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <returns>The wheels before it that bring a path with different content, or a file where the other has a folder.</returns>
    public IReadOnlyList<WheelConflict> Add(LaidOutWheel wheel)
    {
        var conflicts = new List<(WheelFileName First, string Path)>();
        foreach (var entry in wheel.Entries)
        {
            if (!_owners.TryAdd(entry.Path, (wheel.File, entry)) && Differ(_owners[entry.Path].Entry, entry))
                conflicts.Add((_owners[entry.Path].Wheel, entry.Path));
            foreach (var folder in Parents(entry.Path))
                if (!_owners.TryAdd(folder, (wheel.File, null)) && _owners[folder].Entry is not null)
                    conflicts.Add((_owners[folder].Wheel, folder));
        }
        return [.. conflicts.GroupBy(c => c.First).Select(same => new WheelConflict(same.Key, wheel.File, [.. same.Select(c => c.Path).Distinct()]))];
    }

    private static bool Differ(LayerEntry? first, LayerEntry second)
    {
        if (first is null || (first.Kind, first.Mode, first.Size, first.LinkTarget) != (second.Kind, second.Mode, second.Size, second.LinkTarget))
            return true;
        return first.Kind == EntryKind.File && Content(first) != Content(second);
    }

    private static Digest Content(LayerEntry entry)
    {
        using var stream = entry.Open!();
        return Digest.FromHash(System.Security.Cryptography.SHA256.HashData(stream));
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (var at = path.LastIndexOf('/'); at > 0; at = path.LastIndexOf('/', at - 1))
            yield return path[..at];
    }
}
