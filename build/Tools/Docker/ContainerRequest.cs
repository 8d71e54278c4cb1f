using Slipway.Core.Catalog;

namespace Slipway.Tools.Docker;

/// <summary>How a container shall run.</summary>
/// <param name="Image">The image's name or digest.</param>
public sealed record ContainerRequest(string Image)
{
    /// <summary>Arguments over the image's own; null keeps them.</summary>
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>Entry point over the image's own; null keeps it.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary><c>UID:GID</c>; null keeps the image's.</summary>
    public string? User { get; init; }

    /// <summary>Whether its file system is read-only.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Folders that are writable all the same, in memory.</summary>
    public IReadOnlyList<string> Tmpfs { get; init; } = [];

    /// <summary>Whether it loses every capability.</summary>
    public bool DropCapabilities { get; init; }

    /// <summary>Files and folders of this machine, as <c>SOURCE:TARGET:ro</c>.</summary>
    public IReadOnlyList<string> Binds { get; init; } = [];

    /// <summary>Variables over the image's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Most memory in bytes; 0 for no limit of its own.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>The TCP port that it listens on, published on a free port of the engine's machine; null for none.</summary>
    public int? Port { get; init; }

    /// <summary>The platform; the engine's own when null.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The network; the engine's bridge when null, <c>none</c> for none.</summary>
    public string? Network { get; init; }
}
