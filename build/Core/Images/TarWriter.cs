using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images;

/// <summary>
/// Writes normalised entries as a tar whose bytes depend on the entries alone: no clock, no user, no library version. Content is streamed.
/// </summary>
/// <param name="output">Receives the tar; not closed.</param>
public sealed class TarWriter(Stream output)
{
    private const int EndOfArchive = 2 * TarHeader.Block;
    private static readonly byte[] Zeros = new byte[EndOfArchive];
    private readonly byte[] _buffer = new byte[1 << 17];

    /// <summary>Bytes of the whole tar of these entries, known before one is read.</summary>
    /// <param name="entries">Of <see cref="TarLayout.Normalise"/>.</param>
    public static long SizeOf(IReadOnlyList<LayerEntry> entries) =>
        entries.Sum(e => TarHeader.Length(e) + (e.Kind == EntryKind.File ? (e.Size + TarHeader.Block - 1) / TarHeader.Block * TarHeader.Block : 0))
        + EndOfArchive;

    /// <summary>Writes a whole archive.</summary>
    /// <param name="entries">Of <see cref="TarLayout.Normalise"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP314: a file has another size than announced.</exception>
    public void WriteAll(IReadOnlyList<LayerEntry> entries, CancellationToken cancellation = default)
    {
        foreach (var entry in entries)
            Write(entry, cancellation);
        Finish();
    }

    /// <summary>Writes one entry.</summary>
    /// <param name="entry">In the order of <see cref="TarLayout.Normalise"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP314: the file has another size than announced.</exception>
    public void Write(LayerEntry entry, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var length = TarHeader.Length(entry);
        var header = length <= _buffer.Length ? _buffer.AsSpan(0, length) : new byte[length];
        TarHeader.Write(entry, header);
        output.Write(header);
        if (entry.Kind == EntryKind.File && entry.Size > 0)
            WriteContent(entry, cancellation);
    }

    /// <summary>Writes the two empty blocks that end an archive.</summary>
    public void Finish() => output.Write(Zeros);

    private void WriteContent(LayerEntry entry, CancellationToken cancellation)
    {
        using var content = entry.Open!();
        long written = 0;
        int read;
        while ((read = content.Read(_buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            written += read;
            if (written > entry.Size)
                break;
            output.Write(_buffer.AsSpan(0, read));
        }
        if (written != entry.Size)
            throw new SlipwayException(LayerProblems.WrongSize(entry.Path, entry.Size, written));
        output.Write(Zeros.AsSpan(0, (int)(-entry.Size & (TarHeader.Block - 1))));
    }
}
