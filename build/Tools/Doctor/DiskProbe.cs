using Slipway.Core.Doctor;

namespace Slipway.Tools.Doctor;

/// <summary>Free space of the folders that a build writes to.</summary>
internal static class DiskProbe
{
    /// <summary>The folders.</summary>
    /// <param name="folders">What each holds, its path (it need not exist), and the bytes that will be written there.</param>
    public static IReadOnlyList<DiskFacts> Look(IEnumerable<(string Holds, string Path, long Needed)> folders)
    {
        var mounts = File.Exists("/proc/self/mountinfo") ? File.ReadAllText("/proc/self/mountinfo") : "";
        return [.. folders.Select(x => Look(x.Holds, x.Path, x.Needed, mounts))];
    }

    /// <summary>The kind of file system that a folder is on; empty where the system does not say.</summary>
    /// <param name="path">The folder.</param>
    public static string KindOf(string path) =>
        File.Exists("/proc/self/mountinfo") ? MountTable.Find(File.ReadAllText("/proc/self/mountinfo"), Existing(path)).Kind : "";

    private static DiskFacts Look(string holds, string path, long needed, string mounts)
    {
        var existing = Existing(path);
        var (point, kind) = mounts.Length > 0 ? MountTable.Find(mounts, existing) : (Path.GetPathRoot(existing)!, "");
        return new DiskFacts(holds, path, point, kind, new DriveInfo(existing).AvailableFreeSpace, needed);
    }

    /// <summary>The nearest folder upwards that is there, links followed.</summary>
    private static string Existing(string path)
    {
        var folder = new DirectoryInfo(Path.GetFullPath(path));
        while (!folder.Exists && folder.Parent is { } parent)
            folder = parent;
        return folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName;
    }
}
