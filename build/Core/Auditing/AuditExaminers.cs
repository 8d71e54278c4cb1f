using Slipway.Core.Auditing.Imports;
using Slipway.Core.Auditing.Packages;
using Slipway.Core.Auditing.Secrets;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing;

/// <summary>The examiners of an audit: a set for each layer, which may be read at the same time, and what all of them saw.</summary>
public sealed class AuditExaminers
{
    private readonly Lock _lock = new();
    private readonly List<LayerSet> _sets = [];

    /// <summary>A new set for a layer. Nothing of it is shared with another layer's.</summary>
    /// <param name="layer">Number of the layer, the lowest is 0.</param>
    public IReadOnlyList<IFileExaminer> For(int layer)
    {
        var set = new LayerSet(layer, new DistributionExaminer(layer), new SystemPackageExaminer(layer), new ImportExaminer(layer), new SecretExaminer(layer));
        lock (_lock)
            _sets.Add(set);
        return set.All;
    }

    /// <summary>A new set for a layer whose number is known when all are read: an archive may hold its layers in any order.</summary>
    public IReadOnlyList<IFileExaminer> Next() => For(-1);

    /// <summary>What the sets of an image's layers saw.</summary>
    /// <param name="layers">The sets as they were given, for each layer, lowest first.</param>
    public AuditFacts Facts(IReadOnlyList<IReadOnlyList<IFileExaminer>> layers)
    {
        lock (_lock)
            return Facts([.. layers.Select((layer, number) => _sets.First(x => ReferenceEquals(x.All, layer)) with { Layer = number })]);
    }

    /// <summary>What all sets saw. To be asked when every layer was read to its end.</summary>
    public AuditFacts Facts()
    {
        lock (_lock)
            return Facts([.. _sets.OrderBy(x => x.Layer)]);
    }

    private static AuditFacts Facts(IReadOnlyList<LayerSet> sets) =>
        new()
        {
            Distributions = [.. sets.SelectMany(x => x.Distributions.Pieces.Select(y => y with { Layer = x.Layer }))],
            SystemPackages = [.. sets.SelectMany(x => x.SystemPackages.Pieces.Select(y => y with { Layer = x.Layer }))],
            Imports = [.. sets.Select(x => x.Imports.Found with { Layer = x.Layer })],
            Secrets = [.. sets.SelectMany(x => x.Secrets.Signs.Select(y => y with { Layer = x.Layer }))],
        };

    private sealed record LayerSet(
        int Layer,
        DistributionExaminer Distributions,
        SystemPackageExaminer SystemPackages,
        ImportExaminer Imports,
        SecretExaminer Secrets
    )
    {
        /// <summary>All of them, always the same list.</summary>
        public IReadOnlyList<IFileExaminer> All { get; } = [Distributions, SystemPackages, Imports, Secrets];
    }
}
