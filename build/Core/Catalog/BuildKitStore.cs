namespace Slipway.Core.Catalog;

/// <summary>Where BuildKit can keep its cache (docs: Cache storage backends).</summary>
public enum BuildKitStoreKind
{
    /// <summary>A folder.</summary>
    Local,

    /// <summary>A repository of a registry.</summary>
    Registry,

    /// <summary>The cache of GitHub Actions.</summary>
    Gha,

    /// <summary>A bucket of S3 or of what speaks like it.</summary>
    S3,

    /// <summary>A container of Azure's blob storage.</summary>
    AzBlob,
}

/// <summary>A place where BuildKit keeps its cache.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Folder, repository, <c>BUCKET[/PREFIX]</c> or <c>ACCOUNT/CONTAINER[/PREFIX]</c>; empty for the one that there is.</param>
/// <param name="Settings">More settings by BuildKit's own names, such as <c>region</c>; never a credential.</param>
public sealed record BuildKitStore(BuildKitStoreKind Kind, string Place, IReadOnlyDictionary<string, string> Settings)
{
    private static readonly IReadOnlyDictionary<string, string> s_none = new Dictionary<string, string>();

    /// <summary>A place without more settings.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="place">Where it is.</param>
    public BuildKitStore(BuildKitStoreKind kind, string place)
        : this(kind, place, s_none) { }

    /// <summary>The word that BuildKit and <c>--cache</c> call it by.</summary>
    public string Word => WordOf(Kind);

    /// <summary>As people wrote it.</summary>
    public override string ToString() => Place.Length == 0 ? Word : $"{Word}={Place}";

    /// <summary>The word of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static string WordOf(BuildKitStoreKind kind) =>
        kind switch
        {
            BuildKitStoreKind.Local => "local",
            BuildKitStoreKind.Registry => "registry",
            BuildKitStoreKind.Gha => "gha",
            BuildKitStoreKind.S3 => "s3",
            _ => "azblob",
        };
}
