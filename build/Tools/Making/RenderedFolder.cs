using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Rendering;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>A file of a rendered folder.</summary>
/// <param name="Path">Below the folder, with <c>/</c>.</param>
/// <param name="Content">Its bytes; null for a blob of the store.</param>
/// <param name="Blob">The blob.</param>
/// <param name="Mode">Permission bits; a <c>COPY</c> takes them into the image.</param>
internal sealed record RenderedEntry(string Path, byte[]? Content, Digest? Blob = null, int Mode = FileModes.Plain)
{
    /// <summary>Whether mode and time of the blob's copy count: a <c>COPY</c> takes it as it is.</summary>
    public bool IsCopied { get; init; }
}

/// <summary>Writes a rendered folder aside and puts it in place of an older one.</summary>
internal static class RenderedFolder
{
    private const UnixFileMode Folders = (UnixFileMode)FileModes.Executable;
    private static readonly DateTime s_time = DateTimeOffset.FromUnixTimeSeconds(LayerFormat.Time).UtcDateTime;

    /// <exception cref="SlipwayException">SLP170: the folder holds something else. SLP302: the disk is full.</exception>
    public static void Write(IReadOnlyList<RenderedEntry> entries, ContentStore store, string folder, CancellationToken cancellation)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        RefuseForeign(path);
        var aside = $"{path}.{Guid.NewGuid():n}";
        try
        {
            foreach (var entry in entries)
            {
                cancellation.ThrowIfCancellationRequested();
                Put(entry, store, aside);
            }
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            Directory.Move(aside, path);
        }
        catch (IOException e) when (DiskSpace.IsFull(e))
        {
            throw DiskSpace.Full(path, entries.Sum(x => x.Content?.LongLength ?? 0), e);
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
    }

    /// <summary>A folder that is written over is one that was written before: nobody's own files are deleted.</summary>
    private static void RefuseForeign(string path)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() && !File.Exists(Path.Combine(path, RenderedFiles.LeaveOuts)))
            throw new SlipwayException(RenderProblems.ForeignFolder(path));
    }

    private static void Put(RenderedEntry entry, ContentStore store, string folder)
    {
        var path = Path.Combine(folder, entry.Path);
        MakeFolder(Path.GetDirectoryName(path)!);
        if (entry is { Blob: { } linked, IsCopied: false })
        {
            LayoutFolder.LinkOrCopy(store, linked, path);
            return;
        }
        using (Stream content = entry.Blob is { } blob ? store.Open(blob) : new MemoryStream(entry.Content!, writable: false))
        using (var file = File.Create(path))
            content.CopyTo(file, 1 << 17);
        File.SetLastWriteTimeUtc(path, s_time);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)entry.Mode);
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else if (!Directory.Exists(folder))
        {
            MakeFolder(Path.GetDirectoryName(folder)!);
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, Folders);
        }
    }
}
