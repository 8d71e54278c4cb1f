using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Builds;
using Slipway.Tools.Jobs;

namespace Slipway.Tools.Making;

/// <summary>The folder of the requirement files with the locks below it.</summary>
/// <param name="root">The repository's root.</param>
/// <param name="folder">The folder, below the root or absolute.</param>
/// <param name="instead">Texts that stand for files, by path below the folder, there or not: what a what-if asks about. Null for none.</param>
public sealed class LockFolder(string root, string folder = LockFolder.Default, IReadOnlyDictionary<string, string>? instead = null)
{
    /// <summary>Where it is unless <c>--requirements</c> says otherwise.</summary>
    public const string Default = "requirements";

    private const string DebsEnding = ".debs.txt";
    private const string BuildsEnding = ".builds.txt";

    /// <summary>Told of each file that is read; null where nobody asks.</summary>
    public InputFiles? Reads { get; init; }

    /// <summary>Absolute path of the folder.</summary>
    public string Root { get; } = Path.GetFullPath(Path.Combine(root, folder));

    /// <summary>Absolute path of a file in it.</summary>
    /// <param name="name">Path below the folder.</param>
    public string At(string name) => Path.Combine(Root, name);

    /// <summary>The path as the user knows it, for messages.</summary>
    /// <param name="name">Path below the folder.</param>
    public string Shown(string name) => $"{folder.TrimEnd('/')}/{name}";

    /// <summary>A file's bytes; null when it does not exist.</summary>
    /// <param name="name">Path below the folder.</param>
    public byte[]? Read(string name)
    {
        if (instead?.GetValueOrDefault(name) is { } text)
            return System.Text.Encoding.UTF8.GetBytes(text);
        try
        {
            var bytes = File.ReadAllBytes(At(name));
            Reads?.Note(At(name), bytes, Root);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether a text stands for a file.</summary>
    /// <param name="name">Path below the folder.</param>
    public bool IsReplaced(string name) => instead?.ContainsKey(name) == true;

    /// <summary>The locks that are there, of some upstreams, by path.</summary>
    /// <param name="upstreams">The upstreams.</param>
    public IReadOnlyList<LockJob> Jobs(IEnumerable<Upstream> upstreams) =>
        [
            .. upstreams
                .Where(upstream => Directory.Exists(At($"{LockJob.Folder}/{upstream.Name}")))
                .SelectMany(upstream =>
                    Directory
                        .EnumerateFiles(At($"{LockJob.Folder}/{upstream.Name}"), "*.txt")
                        .Select(Path.GetFileName)
                        .Where(name => !name!.EndsWith(DebsEnding, StringComparison.Ordinal))
                        .Select(name => LockName.TryParse(name!))
                        .OfType<LockName>()
                        .Select(name => new LockJob(upstream.Name, name, upstream.Python, upstream.Kind == UpstreamKind.Debian))
                )
                .OrderBy(job => job.Path, StringComparer.Ordinal),
        ];

    /// <summary>Normalized names of the packages in all locks of wheels, whatever else is wrong with them.</summary>
    public IEnumerable<string> PackageNames() =>
        Directory.Exists(At(LockJob.Folder))
            ? Directory
                .EnumerateFiles(At(LockJob.Folder), "*.txt", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(DebsEnding, StringComparison.Ordinal) && !file.EndsWith(BuildsEnding, StringComparison.Ordinal))
                .SelectMany(File.ReadLines)
                .Concat((instead ?? new Dictionary<string, string>()).Values.SelectMany(text => text.Split('\n')))
                .Where(line => line.Contains("==", StringComparison.Ordinal) && line[0] != '#')
                .Select(line => ProjectName.Normalize(line[..line.IndexOf("==", StringComparison.Ordinal)]))
            : [];

    /// <summary>The lock of Debian packages that is there; null when there is none.</summary>
    /// <param name="job">Which.</param>
    /// <exception cref="SlipwayException">SLP458: it is damaged.</exception>
    public DebLock? Debs(LockJob job) => job.Debs is { } name ? Debs(name) : null;

    /// <summary>A lock of Debian packages that belongs to no lock of wheels; null when there is none.</summary>
    /// <param name="name">Path below the folder.</param>
    /// <exception cref="SlipwayException">SLP458: it is damaged.</exception>
    public DebLock? Debs(string name) => Read(name) is { } bytes ? DebLockText.Read(System.Text.Encoding.UTF8.GetString(bytes), Shown(name)) : null;

    /// <summary>What the source archives of a lock are built with; null when it is not there.</summary>
    /// <param name="job">Which lock.</param>
    /// <exception cref="SlipwayException">SLP573: it is damaged.</exception>
    public BuildsLock? Builds(LockJob job) => Text(job.Builds) is { } text ? BuildsLockText.Read(text, Shown(job.Builds)) : null;

    /// <summary>What builds of packages are told, by normalized name.</summary>
    /// <exception cref="SlipwayException">SLP574.</exception>
    public IReadOnlyDictionary<string, BuildSettings> BuildSettings() => BuildsFile.Read(Text(BuildsFile.Name), Shown(BuildsFile.Name));

    /// <summary>Writes what source archives are built with, where it differs; deletes it where there are none any more.</summary>
    /// <param name="job">Which lock.</param>
    /// <param name="builds">The build requirements, or null.</param>
    public void WriteBuilds(LockJob job, BuildsLock? builds)
    {
        if (builds is null && Text(job.Builds) is not null)
            File.Delete(At(job.Builds));
        else if (builds is null)
            return;
        else if (BuildsLockText.Write(builds) is var text && Text(job.Builds) != text)
            Write(job.Builds, text);
    }

    private string? Text(string name) => Read(name) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Writes a file whole or not at all.</summary>
    /// <param name="name">Path below the folder.</param>
    /// <param name="text">Its text.</param>
    public void Write(string name, string text) => WholeFile.Write(At(name), text);

    /// <summary>The lock that is there; null when there is none.</summary>
    /// <param name="job">Which.</param>
    /// <exception cref="SlipwayException">SLP201 to SLP212: it is damaged.</exception>
    public LockFile? Lock(LockJob job) => Read(job.Path) is { } bytes ? LockReader.Read(System.Text.Encoding.UTF8.GetString(bytes), Shown(job.Path)) : null;
}
