using Nuke.Common;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameter --all, which makes a target thorough.</summary>
[OptionGroup(OptionGroup.How)]
public interface IHazAll : INukeBuild
{
    /// <summary>Do everything that the target can do.</summary>
    [Parameter(
        "Test: also the tests that take long. Clean: also the store outside the repository. Lock: every lock of the upstream. Wheelhouse: hashes the whole store again first. Check, Dev: runs the tests of an image that has passed them. Explain --matrix: also what is found"
    )]
    bool All => TryGetValue<bool?>(() => All) ?? false;
}
