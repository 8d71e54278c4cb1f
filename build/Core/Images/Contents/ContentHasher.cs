using System.Buffers.Binary;
using System.IO.Hashing;

namespace Slipway.Core.Images.Contents;

/// <summary>Hashes files one after the other.</summary>
internal sealed class ContentHasher
{
    private readonly XxHash128 _hash = new();

    /// <summary>The hash of a file that lies in memory.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> whole)
    {
        var value = XxHash128.HashToUInt128(whole);
        return new ContentHash((ulong)(value >> 64), (ulong)value);
    }

    /// <summary>Takes the next bytes of a file.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => _hash.Append(bytes);

    /// <summary>Takes a number that belongs to the file.</summary>
    public void Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _hash.Append(bytes);
    }

    /// <summary>The hash of all that was taken; the next file begins.</summary>
    public ContentHash Finish()
    {
        var value = _hash.GetCurrentHashAsUInt128();
        _hash.Reset();
        return new ContentHash((ulong)(value >> 64), (ulong)value);
    }
}
