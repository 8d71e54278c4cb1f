using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images.Contents;

/// <summary>Counts what all layers of an image hold together, from whichever threads read them.</summary>
/// <param name="image">The image's name, for the message.</param>
/// <param name="limits">Most of everything.</param>
public sealed class ReadBudget(string image, ReadLimits limits)
{
    private long _entries;
    private long _bytes;

    /// <summary>Counts one more path.</summary>
    /// <exception cref="SlipwayException">SLP655: they are too many.</exception>
    public void Entry()
    {
        if (Interlocked.Increment(ref _entries) > limits.Entries)
            throw new SlipwayException(AuditProblems.TooMany(image, limits.Entries));
    }

    /// <summary>Counts unpacked bytes.</summary>
    /// <param name="count">How many more.</param>
    /// <exception cref="SlipwayException">SLP654: they are too many.</exception>
    public void Bytes(long count)
    {
        if (Interlocked.Add(ref _bytes, count) > limits.Bytes)
            throw new SlipwayException(AuditProblems.AbsurdSize(image, "its layers unpack to more", limits.Bytes));
    }
}
