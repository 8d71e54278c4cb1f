namespace Slipway.Tools.Auditing;

/// <summary>What the reader of tars throws at what is none.</summary>
internal static class ArchiveTrouble
{
    /// <summary>Whether the archive is to blame.</summary>
    /// <param name="e">What was thrown.</param>
    public static bool Is(Exception e) =>
        e is InvalidDataException or EndOfStreamException or FormatException or OverflowException or ArgumentException or NotSupportedException;
}
