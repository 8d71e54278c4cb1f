namespace Slipway.Core.Images.Contents;

/// <summary>Shows the first bytes of files to those who want to see them.</summary>
/// <param name="examiners">All that look into one layer.</param>
internal sealed class FileLooks(IReadOnlyList<IFileExaminer> examiners)
{
    private readonly int[] _wants = new int[examiners.Count];
    private byte[] _head = [];
    private int _length;

    /// <summary>Asks how much of a file anybody wants to see.</summary>
    /// <param name="file">The file, before it is read.</param>
    /// <returns>Bytes; 0 for nobody.</returns>
    public int Ask(ContentEntry file)
    {
        var most = 0;
        for (var i = 0; i < _wants.Length; i++)
        {
            _wants[i] = (int)Math.Min(Math.Clamp(examiners[i].Wants(file), 0, ReadLimits.LargestHead), file.Size);
            most = Math.Max(most, _wants[i]);
        }
        return most;
    }

    /// <summary>Shows a file whose bytes lie in memory.</summary>
    public void Show(ContentEntry file, ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < _wants.Length; i++)
        {
            if (_wants[i] > 0)
                examiners[i].Examine(file, bytes[.._wants[i]]);
        }
    }

    /// <summary>Makes room for a head that comes in pieces. What no piece fills is zero: the holes of a sparse file.</summary>
    public void Begin(int length)
    {
        if (_head.Length < length)
            _head = new byte[Math.Max(length, Math.Min(2 * _head.Length, ReadLimits.LargestHead))];
        _head.AsSpan(0, length).Clear();
        _length = length;
    }

    /// <summary>Keeps what belongs to the head.</summary>
    /// <param name="offset">Where the piece stands in the file.</param>
    /// <param name="piece">The piece.</param>
    public void Keep(long offset, ReadOnlySpan<byte> piece)
    {
        if (offset >= _length)
            return;
        var count = (int)Math.Min(piece.Length, _length - offset);
        piece[..count].CopyTo(_head.AsSpan((int)offset));
    }

    /// <summary>Shows what was kept.</summary>
    public void Show(ContentEntry file) => Show(file, _head.AsSpan(0, _length));
}
