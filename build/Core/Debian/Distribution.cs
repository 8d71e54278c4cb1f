namespace Slipway.Core.Debian;

/// <summary>A Python distribution as Debian packages carry it.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="MetadataPath">The dist-info folder, egg-info folder or egg-info file, as a path of the package.</param>
/// <param name="Debs">The package with the metadata first, then its companions.</param>
public sealed record Distribution(CoreMetadata Metadata, string MetadataPath, IReadOnlyList<DebContents> Debs)
{
    /// <summary>Normalized name (PEP 503).</summary>
    public string Name => DebianNames.Normalize(Metadata.Name);

    /// <summary>What the distribution says of itself.</summary>
    public string Version => Metadata.Version;

    /// <summary>Name of the package with the metadata.</summary>
    public string Package => Debs[0].Package.Name;
}
