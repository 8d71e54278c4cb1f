using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images.Contents;

/// <summary>
/// Reads a layer that anyone may have written, from front to back, once, keeping what an auditor needs and no byte of content. What is legal but odd is read: a path twice, an entry below
/// a link, a second name of a lower layer's file. Nothing is ever written anywhere, so nothing of it can do harm; only what climbs, loops or never ends is refused.
/// </summary>
public sealed class LayerScan : IDisposable
{
    private readonly TarInput _input;
    private readonly ReadBudget _budget;
    private readonly FileLooks _looks;
    private readonly ContentHasher _hasher = new();
    private readonly EntryBuffer _entries = new();
    private readonly List<string> _removed = [];
    private readonly List<string> _emptied = [];
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
    private readonly string _name;

    private LayerScan(Stream tar, string name, IReadOnlyList<IFileExaminer> examiners, ReadBudget budget)
    {
        (_name, _budget, _input, _looks) = (name, budget, new TarInput(tar, name, budget), new FileLooks(examiners));
    }

    /// <summary>Reads the whole tar.</summary>
    /// <param name="tar">The uncompressed tar; not closed.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="examiners">Look into its files.</param>
    /// <param name="budget">What the whole image may hold.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP311: a path climbs. SLP315: it is no tar, or cut short. SLP654 to SLP656.</exception>
    public static LayerDraft Read(Stream tar, string name, IReadOnlyList<IFileExaminer> examiners, ReadBudget budget, CancellationToken cancellation = default)
    {
        using var scan = new LayerScan(tar, name, examiners, budget);
        var headers = new TarHeaders(scan._input);
        while (headers.Next() is { } header)
        {
            cancellation.ThrowIfCancellationRequested();
            scan.Take(header);
        }
        scan._input.Finish();
        LinkLoops.Refuse(scan._links, name);
        return new LayerDraft(scan._input.Total, scan._entries.ToArray(), scan._removed, scan._emptied);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        _entries.Dispose();
    }

    private void Take(TarEntryHeader header)
    {
        var path = ForeignPath.Of(header.Path);
        if (path.Length == 0 || LayerMarks.Take(path, _removed, _emptied))
        {
            _input.Skip(header.Padded);
            return;
        }
        _budget.Entry();
        var target = header.Kind == ArchiveEntryKind.HardLink ? ForeignPath.Of(header.Link ?? "") : header.Link;
        var entry = new ContentEntry(path, header.Kind, header.Mode, header.User, header.Group, header.Size, null, target);
        if (header.Kind == ArchiveEntryKind.HardLink)
            _links[path] = target!;
        if (header.Kind == ArchiveEntryKind.File && header.Size > 0)
            entry.Read(header.Sparse is { } map ? Pieces(entry, map) : Whole(entry));
        _entries.Add(entry);
        _input.Skip(header.Padded - (header.Kind == ArchiveEntryKind.File ? header.Stored : 0));
    }

    private ContentHash Whole(ContentEntry file)
    {
        var wanted = _looks.Ask(file);
        var whole = _input.Whole(file.Size);
        if (!whole.IsEmpty)
        {
            if (wanted > 0)
                _looks.Show(file, whole);
            return ContentHasher.Of(whole);
        }
        _looks.Begin(wanted);
        for (long offset = 0; offset < file.Size; )
            offset += Piece(offset, file.Size - offset);
        if (wanted > 0)
            _looks.Show(file);
        return _hasher.Finish();
    }

    /// <summary>A sparse file equals one with the same holes: its zeros are not hashed, which might take days.</summary>
    private ContentHash Pieces(ContentEntry file, SparseMap map)
    {
        var wanted = _looks.Ask(file);
        _looks.Begin(wanted);
        _hasher.Add(map.Size);
        foreach (var (offset, length) in map.Pieces)
        {
            _hasher.Add(offset);
            for (long done = 0; done < length; )
                done += Piece(offset + done, length - done);
        }
        if (wanted > 0)
            _looks.Show(file);
        return _hasher.Finish();
    }

    private int Piece(long offset, long most)
    {
        var piece = _input.Some(most);
        _hasher.Add(piece);
        _looks.Keep(offset, piece);
        return piece.Length;
    }
}
