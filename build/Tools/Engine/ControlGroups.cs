namespace Slipway.Tools.Engine;

/// <summary>The control groups that an engine leaves behind when its containers are gone: empty folders in every hierarchy.</summary>
internal static class ControlGroups
{
    private const string Root = "/sys/fs/cgroup";

    /// <summary>Removes a group with its subgroups from every hierarchy (v1: one folder a controller; v2: one for all). What is in use stays.</summary>
    /// <param name="name">The group's name.</param>
    public static void Remove(string name)
    {
        foreach (var hierarchy in Directory.Exists(Root) ? Directory.EnumerateDirectories(Root).Prepend(Root) : [])
            RemoveTree(Path.Combine(hierarchy, name));
    }

    private static void RemoveTree(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var child in Directory.EnumerateDirectories(folder))
            RemoveTree(child);
        try
        {
            // Its files are the kernel's: a plain rmdir(2) is what removes a group.
            Directory.Delete(folder, recursive: false);
        }
        catch (IOException)
        {
            // Still in use, or already removed by the daemon itself.
        }
    }
}
