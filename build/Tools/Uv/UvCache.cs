namespace Slipway.Tools.Uv;

/// <summary>
/// The cache folder of one run. What uv keeps about an index is of no use to another run, whose index has another address; what it learnt about the machine's
/// Python is, and is kept: asking it takes longer than resolving.
/// </summary>
internal sealed class UvCache : IDisposable
{
    private const string Kept = "interpreter-*";
    private readonly string _home;

    /// <summary>A new cache folder.</summary>
    /// <param name="home">The user's folders.</param>
    public UvCache(SlipwayHome home)
    {
        (_home, Folder) = (Path.Combine(home.Root, "uv"), Path.Combine(home.Root, "tmp", $"uv-{Guid.NewGuid():n}"));
        Directory.CreateDirectory(Folder);
        Copy(_home, Folder);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Copy(Folder, _home);
        Directory.Delete(Folder, recursive: true);
    }

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
            return;
        foreach (var file in Directory.EnumerateDirectories(from, Kept).SelectMany(x => Directory.EnumerateFiles(x, "*", SearchOption.AllDirectories)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var aside = $"{target}.{Guid.NewGuid():n}";
            File.Copy(file, aside);
            File.Move(aside, target, overwrite: true);
        }
    }
}
