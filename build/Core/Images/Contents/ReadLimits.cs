namespace Slipway.Core.Images.Contents;

/// <summary>What an image may hold before it is taken for a bomb: of all its layers together.</summary>
/// <param name="Entries">Most paths.</param>
/// <param name="Bytes">Most bytes of all tars, unpacked.</param>
public sealed record ReadLimits(long Entries = 2_000_000, long Bytes = 1L << 40)
{
    /// <summary>Most bytes of one file, also of one that is mostly holes: 1 PiB. More fits no file system that images are unpacked on.</summary>
    public const long LargestFile = 1L << 50;

    /// <summary>Most first bytes of a file that an examiner gets to see.</summary>
    public const int LargestHead = 8 << 20;
}
