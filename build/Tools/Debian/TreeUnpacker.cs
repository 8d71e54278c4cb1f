using Slipway.Core.Debian;
using Slipway.Core.Images;

namespace Slipway.Tools.Debian;

/// <summary>Writes a tree of unpacked packages to a folder.</summary>
internal static class TreeUnpacker
{
    private const UnixFileMode OwnerWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Writes everything; set-id bits are left away. The folder must be new: no link of anyone else's is followed.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task UnpackAsync(DebTree tree, string folder, CancellationToken cancellation) =>
        WriteAsync(LayerFolders.Complete([.. tree.Nodes.Select(node => node.At(node.Path)), .. tree.MergedUsrLinks()]), folder, cancellation);

    /// <summary>Writes entries; set-id bits are left away.</summary>
    /// <param name="entries">Complete and sorted: a folder comes before what it holds.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WriteAsync(IReadOnlyList<LayerEntry> entries, string folder, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("programs of Debian run on Linux only");
        foreach (var entry in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, entry.Path);
            switch (entry.Kind)
            {
                case EntryKind.Directory:
                    Directory.CreateDirectory(path, (UnixFileMode)(entry.Mode & 0b111_111_111) | OwnerWrites);
                    break;
                case EntryKind.Symlink:
                    File.CreateSymbolicLink(path, entry.LinkTarget!);
                    break;
                default:
                    await using (
                        var file = new FileStream(
                            path,
                            new FileStreamOptions
                            {
                                Mode = FileMode.CreateNew,
                                Access = FileAccess.Write,
                                UnixCreateMode = (UnixFileMode)(entry.Mode & 0b111_111_111) | UnixFileMode.UserWrite,
                            }
                        )
                    )
                    await using (var content = entry.Open!())
                        await content.CopyToAsync(file, 1 << 17, cancellation);
                    break;
            }
        }
    }
}
