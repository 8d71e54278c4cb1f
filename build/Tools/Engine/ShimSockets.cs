using System.Text.RegularExpressions;

namespace Slipway.Tools.Engine;

/// <summary>
/// Sockets of containerd's shims. Their folder is built into containerd (/run/containerd/s), whatever its configuration says; a shim that is killed leaves its socket there,
/// and only the engine's own state tells which are its own.
/// </summary>
internal static partial class ShimSockets
{
    /// <summary>Removes the sockets that this engine's shims wrote down.</summary>
    /// <param name="folders">The engine's folders; its processes must be gone.</param>
    public static void Remove(EngineFolders folders)
    {
        var state = Path.Combine(folders.Run, "containerd");
        if (!Directory.Exists(state))
            return;
        var notes = Directory.EnumerateFiles(state, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is "address" or "bootstrap.json");
        foreach (var socket in notes.SelectMany(file => Address().Matches(File.ReadAllText(file))).Select(match => match.Value))
            File.Delete(socket);
    }

    [GeneratedRegex("/run/containerd/s/[0-9a-f]{64}", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
