using Slipway.Core.Auditing.Imports;
using Slipway.Core.Auditing.Packages;
using Slipway.Core.Auditing.Rules;
using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing;

/// <summary>What rules see: an image, what a container sees of it, its packages, and what it is meant to be. Indexed once, so that no rule looks at all paths again.</summary>
public sealed class AuditSubject
{
    private readonly IReadOnlyList<InstalledPackage> _totals;
    private readonly Lazy<PathClaims> _claims;
    private readonly Lazy<ImportReach> _reach;
    private readonly Dictionary<int, LayerContents> _layers;

    /// <summary>Indexes an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="facts">What <see cref="AuditExaminers"/> saw in its files.</param>
    /// <param name="intent">What it is meant to be; null where nothing is known.</param>
    /// <param name="paths">Its paths, where they were read already.</param>
    public AuditSubject(ImageContents image, AuditFacts facts, AuditIntent? intent = null, PathTable? paths = null)
    {
        (Image, Facts, Intent, Tree) = (image, facts, intent ?? new AuditIntent(), ContainerTree.Of(image.Layers, paths));
        _layers = image.Layers.ToDictionary(x => x.Number);
        Owners = PackageOwners.Of(Tree, facts);
        LockLines = Intent.Lock is { } read ? PackageTotals.LinesOf(read, Intent.LockPath) : new Dictionary<string, string>(StringComparer.Ordinal);
        _totals = PackageTotals.Of(image, Tree, Owners, LockLines);
        _claims = new Lazy<PathClaims>(() => PathClaims.Of(this, AuditRules.All.OfType<PathRule>()));
        _reach = new Lazy<ImportReach>(() => ImportReach.Of(this));
    }

    /// <summary>The image.</summary>
    public ImageContents Image { get; }

    /// <summary>What a container sees.</summary>
    public ContainerTree Tree { get; }

    /// <summary>What it is meant to be.</summary>
    public AuditIntent Intent { get; }

    /// <summary>The packages, the largest first.</summary>
    public IReadOnlyList<InstalledPackage> Packages => [.. _totals.OrderByDescending(x => x.Bytes).ThenBy(x => x.Name, StringComparer.Ordinal)];

    internal AuditFacts Facts { get; }

    internal PackageOwners Owners { get; }

    /// <summary>Line of the lock, by normalized name.</summary>
    internal IReadOnlyDictionary<string, string> LockLines { get; }

    /// <summary>Whose business each path is.</summary>
    internal PathClaims Claims => _claims.Value;

    /// <summary>Which packages the service can get at.</summary>
    internal ImportReach Reach => _reach.Value;

    /// <summary>Name of the package that a path belongs to; null where it belongs to none.</summary>
    /// <param name="entry">Place of the path in <see cref="ContainerTree.Entries"/>.</param>
    public InstalledPackage? PackageOf(int entry) => Owners.Of(entry) is >= 0 and var owner ? _totals[owner] : null;

    /// <summary>A Python distribution by normalized name; null where the image has none.</summary>
    /// <param name="name">Normalized name.</param>
    internal Distribution? Python(string name) => Owners.All.FirstOrDefault(x => x.Kind == PackageKind.Python && x.Name == name);

    /// <summary>A package's bytes and layer.</summary>
    /// <param name="package">The package.</param>
    internal InstalledPackage Total(Distribution package) => _totals[package.Index];

    /// <summary>Whom to blame for a layer's content.</summary>
    /// <param name="layer">Number of the layer.</param>
    /// <param name="package">The package that it belongs to, or null.</param>
    internal Blame Blame(int layer, Distribution? package = null) =>
        new(layer, _layers[layer].Instruction, package?.Title, package is { Kind: PackageKind.Python } ? LockLines.GetValueOrDefault(package.Name) : null);

    /// <summary>Whom to blame for a package.</summary>
    /// <param name="package">The package.</param>
    internal Blame Blame(Distribution package) => Blame(Total(package).Layer, package);

    /// <summary>Who of Slipway made a layer; null for a foreign layer.</summary>
    /// <param name="layer">Number of the layer.</param>
    internal LayerMaker? MakerOf(int layer) => LayerOrigin.MakerOf(_layers[layer]);

    /// <summary>Whether Slipway made a layer for tests or for developers.</summary>
    /// <param name="layer">Number of the layer.</param>
    internal bool IsForDevelopers(int layer) => LayerOrigin.IsForDevelopers(_layers[layer]);

    /// <summary>Whether Slipway made every layer as one of a Runtime: no tools were added on top.</summary>
    internal bool IsRuntime => Image.Layers.Count > 0 && Image.Layers.All(x => LayerOrigin.MakerOf(x) is not null);
}
