using System.Formats.Tar;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Tools.Auditing;

/// <summary>A tar on disk that holds images: an OCI layout, or what <c>docker save</c> writes. Its parts are read where they lie.</summary>
internal sealed class ArchiveParts : IImageParts, IArchive
{
    private const int MostFiles = 100_000;

    private readonly Dictionary<string, (long Offset, long Length)> _files = new(StringComparer.Ordinal);
    private readonly ArchiveLinks _links;
    private readonly string _path;

    /// <summary>Lists the archive.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SlipwayException">SLP315: it is no tar.</exception>
    public ArchiveParts(string path)
    {
        (_path, _links) = (path, new ArchiveLinks(path));
        using var file = Open();
        using var reader = new TarReader(file);
        try
        {
            while (reader.GetNextEntry() is { } entry)
                Add(entry, file.Length);
        }
        catch (Exception e) when (ArchiveTrouble.Is(e))
        {
            throw new SlipwayException(LayerProblems.BadArchive(path, e.Message), e);
        }
    }

    public string Place => _path;

    public byte[]? Document(string path)
    {
        using var file = Part(path);
        return file is null ? null : Documents.Read(file, $"{_path}: {path}");
    }

    public Task<byte[]?> DocumentAsync(Descriptor descriptor, CancellationToken cancellation)
    {
        var bytes = Document(OciLayout.PathOf(descriptor.Digest));
        return Task.FromResult(bytes is null ? null : Documents.Checked(bytes, descriptor, $"{_path}: {descriptor.Digest}"));
    }

    public Task<T> LayerAsync<T>(LayerPart layer, Func<Stream, T> read, CancellationToken cancellation)
    {
        var path = layer.Blob is { } blob ? OciLayout.PathOf(blob.Digest) : layer.Path;
        using var part = Part(path) ?? throw new SlipwayException(LayerProblems.BadDocument(_path, $"it has no {Printable.Of(path, 120)}"));
        return Task.FromResult(read(part));
    }

    public void Dispose() { }

    private void Add(TarEntry entry, long length)
    {
        if (_files.Count == MostFiles)
            throw new SlipwayException(AuditProblems.TooMany(_path, MostFiles));
        if (entry.EntryType is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            _links.Add(entry.Name, entry.LinkName, entry.EntryType == TarEntryType.HardLink);
        else if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && entry.DataOffset is >= 0 and var offset)
            _files[ArchiveLinks.Plain(entry.Name)] =
                offset <= length - entry.Length
                    ? (offset, entry.Length)
                    : throw new SlipwayException(LayerProblems.BadArchive(_path, $"it ends inside '{Printable.Of(entry.Name, 120)}'"));
    }

    private SlicedStream? Part(string path) =>
        _files.TryGetValue(_links.Follow(path), out var place) ? new SlicedStream(Open(), place.Offset, place.Length) : null;

    private FileStream Open() => new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
