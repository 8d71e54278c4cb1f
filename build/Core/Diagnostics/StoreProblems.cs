namespace Slipway.Core.Diagnostics;

/// <summary>SLP3xx: content that is not what it should be.</summary>
public static class StoreProblems
{
    /// <summary>SLP301: content has another digest than the lock, the index or the registry says.</summary>
    /// <param name="name">What it is: a file name or an address.</param>
    /// <param name="expected">The digest that it must have.</param>
    /// <param name="found">The digest that it has.</param>
    /// <param name="size">Bytes received.</param>
    public static Problem WrongDigest(string name, string expected, string found, long size) =>
        new(
            "SLP301",
            Family.Failed,
            $"{name} has digest {found} ({size} bytes)",
            expected,
            "nothing of it was kept; if it happens again, the source serves other bytes than were locked: ask who runs it, or lock again"
        );

    /// <summary>SLP302: the disk is full.</summary>
    /// <param name="path">What was being written.</param>
    /// <param name="needed">Bytes that it takes, at most.</param>
    /// <param name="free">Bytes free for this user there.</param>
    public static Problem DiskFull(string path, long needed, long free) =>
        new(
            "SLP302",
            Family.Failed,
            $"the disk is full: {path} takes up to {needed} bytes and {free} are free",
            "",
            "free some space, or move the store to another disk with SLIPWAY_HOME; nothing half-written was left"
        );

    /// <summary>SLP303: a blob that was there when the plan was made is gone or has another size.</summary>
    /// <param name="digest">Its digest.</param>
    public static Problem BlobMissing(string digest) =>
        new("SLP303", Family.Failed, $"the store has no whole blob {digest}", "", "run again: what is missing is made again");

    /// <summary>SLP304: a layer needs a packer that this machine lacks.</summary>
    /// <param name="name">What was to be read.</param>
    public static Problem NoZstd(string name) =>
        new("SLP304", Family.Missing, $"{name} is packed with zstd and libzstd was not found", "", "install the package libzstd1 (Debian, Ubuntu) or zstd");
}
