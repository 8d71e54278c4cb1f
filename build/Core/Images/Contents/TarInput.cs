using System.Buffers;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images.Contents;

/// <summary>Reads a tar from front to back in pieces that lie in one buffer: nothing is copied on the way to a hash.</summary>
/// <param name="tar">The uncompressed tar; not closed.</param>
/// <param name="name">What it is, for messages.</param>
/// <param name="budget">Told of all bytes.</param>
internal sealed class TarInput(Stream tar, string name, ReadBudget budget) : IDisposable
{
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(256 << 10);
    private int _start;
    private int _end;
    private bool _hasEnded;

    /// <summary>What it is, for messages.</summary>
    public string Name { get; } = name;

    /// <summary>Bytes that came so far.</summary>
    public long Total { get; private set; }

    /// <summary>The next block; empty where the tar ends before it.</summary>
    /// <exception cref="SlipwayException">SLP315: it ends inside the block.</exception>
    public ReadOnlySpan<byte> Block()
    {
        if (!Has(TarBlock.Size))
            return _start == _end ? default : throw Damaged("it ends inside a header");
        _start += TarBlock.Size;
        return _buffer.AsSpan(_start - TarBlock.Size, TarBlock.Size);
    }

    /// <summary>The next bytes: at least one, at most as many as asked for.</summary>
    /// <exception cref="SlipwayException">SLP315: there are none.</exception>
    public ReadOnlySpan<byte> Some(long most)
    {
        if (_start == _end && !Has(1))
            throw Damaged("it ends inside a file");
        var count = (int)Math.Min(most, _end - _start);
        _start += count;
        return _buffer.AsSpan(_start - count, count);
    }

    /// <summary>All of the next bytes in one piece, where they lie in the buffer already or fit into it; empty otherwise.</summary>
    public ReadOnlySpan<byte> Whole(long count)
    {
        if (count > _buffer.Length / 2 || !Has((int)count))
            return default;
        _start += (int)count;
        return _buffer.AsSpan(_start - (int)count, (int)count);
    }

    /// <summary>Passes over bytes.</summary>
    public void Skip(long count)
    {
        while (count > 0)
            count -= Some(count).Length;
    }

    /// <summary>Reads what is left: padding, and whatever stands behind the end of the archive.</summary>
    public void Finish()
    {
        while (Has(1))
            _start = _end;
    }

    public SlipwayException Damaged(string reason, Exception? inner = null) => new(LayerProblems.BadArchive(Name, reason), inner);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private bool Has(int count)
    {
        if (_end - _start >= count)
            return true;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        while (!_hasEnded && _end < count)
        {
            var read = Read();
            _hasEnded = read == 0;
            _end += read;
            Total += read;
            budget.Bytes(read);
        }
        return _end >= count;
    }

    private int Read()
    {
        try
        {
            return tar.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e.Message, e);
        }
    }
}
