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
        return [set.Distributions, set.SystemPackages, set.Imports, set.Secrets];
    }

    /// <summary>What all sets saw. To be asked when every layer was read to its end.</summary>
    public AuditFacts Facts()
    {
        lock (_lock)
        {
            var sets = _sets.OrderBy(x => x.Layer).ToList();
            return new AuditFacts
            {
                Distributions = [.. sets.SelectMany(x => x.Distributions.Pieces)],
                SystemPackages = [.. sets.SelectMany(x => x.SystemPackages.Pieces)],
                Imports = [.. sets.Select(x => x.Imports.Found)],
                Secrets = [.. sets.SelectMany(x => x.Secrets.Signs)],
            };
        }
    }

    private sealed record LayerSet(
        int Layer,
        DistributionExaminer Distributions,
        SystemPackageExaminer SystemPackages,
        ImportExaminer Imports,
        SecretExaminer Secrets
    );
}
