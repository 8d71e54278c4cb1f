using System.Runtime.InteropServices;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Tools.Store;

/// <summary>Writes an OCI layout as a folder.</summary>
public static partial class LayoutFolder
{
    /// <summary>Writes the folder aside and puts it in place of an older one. Blobs of the store are hard links where the file system allows, else copies.</summary>
    /// <param name="files">Of <see cref="OciLayout.Files"/>.</param>
    /// <param name="store">Has the layers.</param>
    /// <param name="folder">The layout's folder.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    /// <exception cref="SlipwayException">SLP302: the disk is full.</exception>
    public static void Write(IReadOnlyList<LayerEntry> files, ContentStore store, string folder, CancellationToken cancellation = default)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var aside = $"{path}.{Guid.NewGuid():n}";
        try
        {
            foreach (var file in files)
            {
                cancellation.ThrowIfCancellationRequested();
                Put(file, store, Path.Combine(aside, file.Path));
            }
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            Directory.Move(aside, path);
        }
        catch (IOException e) when (DiskSpace.IsFull(e))
        {
            throw DiskSpace.Full(path, files.Sum(f => f.Size), e);
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
    }

    /// <summary>Puts a blob of the store at a path: a hard link where the file system allows, else a copy.</summary>
    internal static void LinkOrCopy(ContentStore store, Digest blob, string path)
    {
        if (TryLink(store.PathOf(blob), path))
            return;
        using var content = store.Open(blob);
        using var copy = File.Create(path);
        content.CopyTo(copy, 1 << 17);
        copy.Flush(flushToDisk: true);
    }

    private static void Put(LayerEntry file, ContentStore store, string path)
    {
        if (file.Kind == EntryKind.Directory)
        {
            Directory.CreateDirectory(path);
            return;
        }
        if (Digest.TryParse(Path.GetFileName(file.Path), out var digest) && store.Has(digest, file.Size) && TryLink(store.PathOf(digest), path))
            return;
        using var content = file.Open!();
        using var copy = File.Create(path);
        content.CopyTo(copy, 1 << 17);
    }

    private static bool TryLink(string existing, string path) => !OperatingSystem.IsWindows() && Link(existing, path) == 0;

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string path);
}
