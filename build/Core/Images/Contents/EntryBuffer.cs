using System.Buffers;

namespace Slipway.Core.Images.Contents;

/// <summary>Collects the entries of a layer, of which nobody knows how many there are, in arrays that other layers use again: a list that grows leaves twice what it holds behind.</summary>
internal sealed class EntryBuffer : IDisposable
{
    private ContentEntry[] _entries = ArrayPool<ContentEntry>.Shared.Rent(1024);
    private int _count;

    /// <summary>Takes one more.</summary>
    /// <param name="entry">The entry.</param>
    public void Add(ContentEntry entry)
    {
        if (_count == _entries.Length)
        {
            var larger = ArrayPool<ContentEntry>.Shared.Rent(2 * _count);
            _entries.CopyTo(larger, 0);
            Dispose();
            _entries = larger;
        }
        _entries[_count++] = entry;
    }

    /// <summary>All of them.</summary>
    public ContentEntry[] ToArray() => _entries[.._count];

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<ContentEntry>.Shared.Return(_entries, clearArray: true);
}
