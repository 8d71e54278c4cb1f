using Slipway.Core.Auditing.Imports;
using Slipway.Core.Auditing.Packages;
using Slipway.Core.Auditing.Secrets;

namespace Slipway.Core.Auditing;

/// <summary>What examiners saw in the files of an image's layers, also in files that a container does not see.</summary>
public sealed class AuditFacts
{
    /// <summary>Metadata of Python distributions.</summary>
    internal IReadOnlyList<DistributionPiece> Distributions { get; init; } = [];

    /// <summary>Lists of system packages.</summary>
    internal IReadOnlyList<SystemPiece> SystemPackages { get; init; } = [];

    /// <summary>What Python files import.</summary>
    internal IReadOnlyList<LayerImports> Imports { get; init; } = [];

    /// <summary>Files that look like secrets.</summary>
    internal IReadOnlyList<SecretSign> Secrets { get; init; } = [];
}
