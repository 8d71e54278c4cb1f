using System.Text.Json.Serialization;

namespace Slipway.Core.Locks.Diff;

/// <summary>What happened to a package between two locks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LockChangeKind>))]
public enum LockChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>A later version.</summary>
    Upgraded,

    /// <summary>An earlier version.</summary>
    Downgraded,

    /// <summary>Another file, or other bytes, of the same version.</summary>
    OtherFile,

    /// <summary>The same file; its size, unknown before, is known now (or is said to be another).</summary>
    Size,

    /// <summary>The same file, wanted by others than before.</summary>
    Parents,
}

/// <summary>One package that differs between two locks.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Name">Normalized name.</param>
/// <param name="OldVersion">Version before; null for <see cref="LockChangeKind.Added"/>.</param>
/// <param name="NewVersion">Version now; null for <see cref="LockChangeKind.Removed"/>.</param>
/// <param name="OldSize">Bytes of the file before; null where there was none or its size was not known.</param>
/// <param name="NewSize">Bytes of the file now; null where there is none or its size is not known.</param>
/// <param name="IsNewFile">The file's hash is in no line of the lock before: it must be fetched and its layer made.</param>
/// <param name="IsCompiled">It must be compiled: no wheel exists.</param>
/// <param name="IsRoot">An input names it, now or (when it is gone) before.</param>
/// <param name="Parents">Who wants it now, or (when it is gone) did before.</param>
/// <param name="OldParents">Who wanted it before; empty for <see cref="LockChangeKind.Added"/>.</param>
public sealed record LockChange(
    LockChangeKind Kind,
    string Name,
    string? OldVersion,
    string? NewVersion,
    long? OldSize,
    long? NewSize,
    bool IsNewFile,
    bool IsCompiled,
    bool IsRoot,
    IReadOnlyList<string> Parents,
    IReadOnlyList<string> OldParents
)
{
    /// <summary>Bytes that the file is about: the new one's, else the old one's; 0 where neither is known.</summary>
    public long Bytes => NewSize ?? OldSize ?? 0;
}
