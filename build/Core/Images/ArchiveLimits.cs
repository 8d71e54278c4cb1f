namespace Slipway.Core.Images;

/// <summary>What an archive may unpack to before it is taken for a bomb.</summary>
/// <param name="Entries">Most entries.</param>
/// <param name="Bytes">Most bytes of all content together.</param>
public sealed record ArchiveLimits(int Entries = 2_000_000, long Bytes = 256L << 30);
