using System.Globalization;
using Slipway.Core.Store;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP30x, SLP52x: content that is not what it should be, and a store that cannot be used as it should.</summary>
public static class StoreProblems
{
    /// <summary>Number of <see cref="DiskFull"/>.</summary>
    public const string DiskFullNumber = "SLP302";

    /// <summary>Number of <see cref="WrongDigest"/>, which readers tell apart.</summary>
    public const string WrongDigestNumber = "SLP301";

    /// <summary>SLP301: content has another digest than the lock, the index or the registry says.</summary>
    /// <param name="name">What it is: a file name or an address.</param>
    /// <param name="expected">The digest that it must have.</param>
    /// <param name="found">The digest that it has.</param>
    /// <param name="size">Bytes received.</param>
    public static Problem WrongDigest(string name, string expected, string found, long size) =>
        new(
            WrongDigestNumber,
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

    /// <summary>SLP305: the record of a run that is well could not be kept.</summary>
    /// <param name="folder">Where records are.</param>
    /// <param name="reason">What the system says.</param>
    public static Problem NoRecord(string folder, string reason) =>
        new(
            "SLP305",
            Family.Warning,
            $"no record of this run was kept: {folder} cannot be written: {reason}",
            "",
            "nothing for the image; make the folder writable, or set SLIPWAY_HOME, so that later runs can compare and forecast"
        );

    /// <summary>SLP160: the variable that limits the store is not a limit.</summary>
    /// <param name="value">Its value.</param>
    public static Problem NotALimit(string value) =>
        new(
            "SLP160",
            Family.Usage,
            $"SLIPWAY_STORE_LIMIT cannot be '{Printable.Of(value, 60)}'",
            StoreLimit.Expected,
            "mend the variable or leave it out: then slipway.json says it, else the default"
        );

    /// <summary>SLP520: an entry of the store is not what its name says. It was moved aside.</summary>
    /// <param name="path">Its path below the store.</param>
    /// <param name="found">What is wrong with it.</param>
    /// <param name="aside">Where it was moved, below the store.</param>
    public static Problem Damaged(string path, string found, string aside) =>
        new(
            "SLP520",
            Family.Warning,
            $"{path} is damaged: {found}",
            "",
            $"nothing: it was moved to {aside} and is made or fetched again where it is needed; if it happens again, check disk and memory"
        );

    /// <summary>SLP521: the store, or the disk that it is on, cannot be written.</summary>
    /// <param name="path">What was being written.</param>
    /// <param name="reason">What the system says.</param>
    public static Problem NotWritable(string path, string reason) =>
        new(
            "SLP521",
            Family.Failed,
            $"{path} cannot be written: {reason}",
            "",
            "make it writable for this user, or set SLIPWAY_HOME to a folder that is; a run that finds everything in the store needs no writing"
        );

    /// <summary>SLP522: the store is over its limit and everything in it is in use.</summary>
    /// <param name="bytes">What it holds.</param>
    /// <param name="limit">What it may hold.</param>
    public static Problem OverLimit(long bytes, long limit) =>
        new(
            "SLP522",
            Family.Warning,
            $"the store holds {Gigabytes(bytes)}, more than its limit of {Gigabytes(limit)}: all of it is in use by this run or by others",
            "",
            "raise the limit: SLIPWAY_STORE_LIMIT, or store.limit in slipway.json"
        );

    /// <summary>SLP523: an entry of the store is not what its name says, and it cannot be moved aside.</summary>
    /// <param name="path">Its path below the store.</param>
    /// <param name="found">What is wrong with it.</param>
    /// <param name="reason">What the system says.</param>
    public static Problem DamagedForGood(string path, string found, string reason) =>
        new(
            "SLP523",
            Family.Failed,
            $"{path} is damaged: {found}; it cannot be moved aside: {reason}",
            "",
            "make the store writable for this user and check it again, or set SLIPWAY_HOME to another folder"
        );

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.00} GB");
}
