using Slipway.Core.Catalog;
using Slipway.Core.Doctor;
using Slipway.Tools.Processes;
using Slipway.Tools.Store;

namespace Slipway.Tools.Doctor;

/// <summary>Programs and libraries that builds use when they are there.</summary>
internal static class ProgramProbe
{
    /// <summary>Looks along PATH.</summary>
    /// <param name="upstream">The upstream: what makes its locks anew.</param>
    public static IReadOnlyList<ProgramFacts> Look(UpstreamKind upstream) =>
        [
            new(
                "git",
                ProcessRunner.Find("git"),
                IsNeeded: false,
                "the commit that images name",
                "images do not say which commit they are of",
                "sudo apt-get install git"
            ),
            new(
                "libzstd",
                ZstdLibrary.System?.Version,
                IsNeeded: false,
                "packing layers",
                "layers are packed with gzip, which takes longer and makes them larger",
                "sudo apt-get install libzstd1"
            ),
            upstream == UpstreamKind.Debian
                ? new(
                    "apt-get",
                    ProcessRunner.Find("apt-get"),
                    IsNeeded: false,
                    "choosing versions when locks are made anew",
                    "locks of the upstream debian cannot be made anew here; builds from them work",
                    "make locks on Debian or Ubuntu"
                )
                : new(
                    "uv",
                    ProcessRunner.Find("uv"),
                    IsNeeded: false,
                    "choosing versions when locks are made anew",
                    "locks cannot be made anew here; builds from them work",
                    "pip install uv, or one of the ways on https://docs.astral.sh/uv"
                ),
        ];
}
