using Slipway.Core.Locks;

namespace Slipway.Core.Store;

/// <summary>The page beside exported wheels: how to install from them.</summary>
public static class ExportReadme
{
    /// <summary>Name of the file.</summary>
    public const string Name = "README.txt";

    /// <summary>The page.</summary>
    /// <param name="locks">The locks in the folder, by file name.</param>
    public static string Render(IReadOnlyDictionary<string, LockFile> locks)
    {
        var lines = new List<string> { "Wheels of these locks. Whole? sha256sum -c SHA256SUMS", "" };
        foreach (var (name, read) in locks.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            lines.Add($"{name}: {read.Packages.Count} packages for {read.Target}");
            lines.Add($"  pip install --no-index --find-links . --require-hashes -r {name}");
            lines.Add($"  uv pip install --no-index --find-links . --require-hashes -r {name}");
            var archives = read.Packages.Where(x => x.IsSdist).Select(x => x.File).ToList();
            if (archives.Count > 0)
                lines.Add($"  {string.Join(", ", archives)}: no wheel exists; the installer builds it and needs its build requirements");
            lines.Add("");
        }
        return string.Join('\n', lines);
    }
}
