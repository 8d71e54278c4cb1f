using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Debian;

namespace Slipway.Tools.Python;

/// <summary>Unpacked bases, as far as their Python needs them: below <c>programs</c>, one folder a set of packages. Unpacking them again for each bumped wheel would take longer than the bump.</summary>
/// <param name="home">The user's folders.</param>
public sealed class PythonFolder(SlipwayHome home)
{
    /// <summary>The unpacked base of some packages; null where it has to be made first.</summary>
    /// <param name="debs">The lock of the base.</param>
    /// <param name="platform">Its platform.</param>
    public ProgramRoot? Find(DebLock debs, Platform platform) => PathOf(debs) is var path && Directory.Exists(path) ? new ProgramRoot(path, platform) : null;

    /// <summary>The unpacked base of some packages, made where it is missing; of two that make it at a time one waits.</summary>
    /// <param name="debs">The lock of the base.</param>
    /// <param name="platform">Its platform.</param>
    /// <param name="unpack">Writes the files of the base to a folder (<see cref="WriteAsync"/>).</param>
    /// <param name="cancellation">Ends it; a half-unpacked folder is deleted.</param>
    public async Task<ProgramRoot> ProvideAsync(DebLock debs, Platform platform, Func<string, Task> unpack, CancellationToken cancellation)
    {
        if (Find(debs, platform) is { } found)
            return found;
        var path = PathOf(debs);
        Directory.CreateDirectory(home.Programs);
        await using var held = await FolderLock.HoldAsync($"{path}.lock", cancellation);
        if (Find(debs, platform) is { } made)
            return made;
        var aside = $"{path}.{Guid.NewGuid():n}";
        try
        {
            Directory.CreateDirectory(aside);
            await unpack(aside);
            Directory.Move(aside, path);
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
        return new ProgramRoot(path, platform);
    }

    /// <summary>Writes what an interpreter that only compiles may open: programs, libraries and modules, no data.</summary>
    /// <param name="files">The files of a base, complete and sorted.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task WriteAsync(IReadOnlyList<LayerEntry> files, string folder, CancellationToken cancellation) =>
        TreeUnpacker.WriteAsync([.. files.Where(x => IsKept(x.Path))], folder, cancellation);

    private static bool IsKept(string path) =>
        path is "usr" or "usr/bin" or "usr/lib"
        || path.StartsWith("usr/bin/", StringComparison.Ordinal)
        || path.StartsWith("usr/lib/", StringComparison.Ordinal);

    private string PathOf(DebLock debs) =>
        Path.Combine(home.Programs, $"python-{Key.Of(new PythonContents([.. debs.With(DebRoles.Base).Select(x => x.Sha256.Hex)])).Abbreviated}-root");

    private sealed record PythonContents(IReadOnlyList<string> Packages);
}
