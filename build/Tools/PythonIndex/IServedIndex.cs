using Slipway.Core.Images;
using Slipway.Core.Locks.Index;

namespace Slipway.Tools.PythonIndex;

/// <summary>What an index on this machine offers.</summary>
public interface IServedIndex
{
    /// <summary>Normalized names of all projects; empty where they are found one by one.</summary>
    IReadOnlyList<string> Projects { get; }

    /// <summary>The page of a project; null where there is none.</summary>
    /// <param name="project">Normalized name.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<IndexPage?> PageAsync(string project, CancellationToken cancellation);

    /// <summary>METADATA of a wheel; null where it cannot be had.</summary>
    /// <param name="project">Normalized name.</param>
    /// <param name="file">A wheel of its page.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<byte[]?> MetadataAsync(string project, IndexFile file, CancellationToken cancellation);

    /// <summary>Brings a file into the store.</summary>
    /// <param name="project">Normalized name.</param>
    /// <param name="file">A file of its page.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<Digest> FetchAsync(string project, IndexFile file, CancellationToken cancellation);
}
