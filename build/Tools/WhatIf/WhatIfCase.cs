using Slipway.Core.Locks;
using Slipway.Core.WhatIf;
using Slipway.Tools.Making;

namespace Slipway.Tools.WhatIf;

/// <summary>Two states of the checkout that are compared.</summary>
/// <param name="Before">What would be built today.</param>
/// <param name="Now">What would be built then.</param>
/// <param name="JobsBefore">Locks whose images today's state has.</param>
/// <param name="Jobs">Locks whose images are compared.</param>
/// <param name="Locks">What moves in them.</param>
/// <param name="Same">Locks of which nothing can change.</param>
internal sealed record WhatIfCase(
    BuildRequest Before,
    BuildRequest Now,
    IReadOnlyList<LockJob> JobsBefore,
    IReadOnlyList<LockJob> Jobs,
    IReadOnlyList<LockMoves> Locks,
    IReadOnlyList<LockJob> Same
)
{
    /// <summary>What carries it out; null where it is done already.</summary>
    public string? Command { get; init; }
}
