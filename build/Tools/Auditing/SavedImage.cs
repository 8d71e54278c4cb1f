using System.Formats.Tar;
using Slipway.Core.Auditing;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Tools.Auditing;

/// <summary>
/// Reads an image from a stream that comes but once: what an engine saves. Layers come before the list that says which they are, so each is read as it passes; small documents are kept.
/// </summary>
/// <param name="reading">Reads the layers.</param>
/// <param name="place">Where the stream comes from, for messages.</param>
internal sealed class SavedImage(LayerReading reading, string place) : IImageParts, IArchive
{
    private const int MostFiles = 100_000;
    private const int TarBlockSize = 512;
    private const long MostDocuments = 64 << 20;

    private readonly Dictionary<string, byte[]> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadLayer> _layers = new(StringComparer.Ordinal);
    private readonly ArchiveLinks _links = new(place);
    private long _kept;

    public string Place => place;

    /// <summary>Reads all of it.</summary>
    /// <param name="tar">The stream; not closed.</param>
    /// <exception cref="SlipwayException">As layers; SLP315: it is no tar.</exception>
    public void Pass(Stream tar)
    {
        try
        {
            using var reader = new TarReader(tar, leaveOpen: true);
            for (var files = 0; reader.GetNextEntry() is { } entry; files++)
            {
                if (files == MostFiles)
                    throw new SlipwayException(AuditProblems.TooMany(place, MostFiles));
                Take(entry);
            }
        }
        catch (Exception e) when (ArchiveTrouble.Is(e))
        {
            throw new SlipwayException(LayerProblems.BadArchive(place, e.Message), e);
        }
    }

    /// <summary>The image of what passed.</summary>
    /// <param name="image">Reads what is put together.</param>
    /// <param name="wish">The platform.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP316, SLP651 to SLP658.</exception>
    public async Task<ReadImage> FinishAsync(ImageReading image, PlatformWish wish, CancellationToken cancellation)
    {
        var found = Document("index.json") is { } index
            ? await new ImageChoice(this, place, wish).FindAsync(LayoutIndex.Roots(index, null, place), cancellation)
            : DockerArchive.Find(this, null, wish);
        return image.Put(found, place, [.. found.Layers.Select(Layer)]);
    }

    public byte[]? Document(string path) => _documents.GetValueOrDefault(_links.Follow(path));

    public Task<byte[]?> DocumentAsync(Descriptor descriptor, CancellationToken cancellation)
    {
        var bytes = Document(OciLayout.PathOf(descriptor.Digest));
        return Task.FromResult(bytes is null ? null : Documents.Checked(bytes, descriptor, $"{place}: {descriptor.Digest}"));
    }

    public Task<T> LayerAsync<T>(LayerPart layer, Func<Stream, T> read, CancellationToken cancellation) =>
        throw new NotSupportedException("its layers have passed");

    public void Dispose() { }

    private void Take(TarEntry entry)
    {
        if (entry.EntryType is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            _links.Add(entry.Name, entry.LinkName, entry.EntryType == TarEntryType.HardLink);
        if (entry.DataStream is not { } content)
            return;
        var path = ArchiveLinks.Plain(entry.Name);
        var head = new byte[TarBlockSize];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        using var whole = new PrefixedStream(head.AsMemory(0, length), content);
        if (IsText(head.AsSpan(0, length)))
            Keep(path, whole, entry.Length);
        else if (IsLayer(head.AsSpan(0, length)))
            _layers[path] = reading.Read(whole, $"{place}: {path}");
    }

    private void Keep(string path, Stream content, long length)
    {
        // What is larger is no document of an image: it is attached to one.
        if (length > Documents.Largest)
            return;
        var bytes = Documents.Read(content, $"{place}: {path}");
        _kept += bytes.Length;
        if (_kept > MostDocuments)
            throw new SlipwayException(AuditProblems.AbsurdSize(place, "its documents have more", MostDocuments));
        _documents[path] = bytes;
    }

    private ReadLayer Layer(LayerPart part)
    {
        var path = part.Blob is { } blob ? OciLayout.PathOf(blob.Digest) : part.Path;
        if (!_layers.TryGetValue(_links.Follow(path), out var layer))
            throw new SlipwayException(LayerProblems.BadDocument(place, $"it has no layer {Printable.Of(path, 120)}"));
        if (part.Blob is { } named && (layer.Digest != named.Digest || layer.Size != named.Size))
            throw new SlipwayException(
                AuditProblems.WrongBytes($"{place}: layer {path}", $"{named.Digest}, {named.Size} bytes", $"digest {layer.Digest} and {layer.Size} bytes")
            );
        return layer;
    }

    private static bool IsText(ReadOnlySpan<byte> head) => head.Length > 0 && head[0] is (byte)'{' or (byte)'[';

    private static bool IsLayer(ReadOnlySpan<byte> head) =>
        LayerUnpacking.IsGzip(head)
        || LayerUnpacking.IsZstd(head)
        || (head.Length == TarBlockSize && (head.Slice(257, 5).SequenceEqual("ustar"u8) || !head.ContainsAnyExcept((byte)0)));
}
