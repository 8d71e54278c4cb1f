using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;

namespace Slipway.Tools.Making;

/// <summary>Reads the committed locks of an upstream whose wheels come from package indexes and whose base comes from a suite.</summary>
internal sealed class IndexLockFiles(Workbench bench)
{
    /// <summary>The locks of every platform of the selection. Those of wheels are never made on the way: an index needs uv, a cut-off and somebody who looks at what moved.</summary>
    /// <exception cref="SlipwayException">All that is wrong with the locks, of all platforms.</exception>
    public async Task<IReadOnlyList<PlatformLocks>> ReadAsync(Selection selection, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var checking = new CheckedLocks(bench.Request.Folder);
        List<(Platform Platform, LockJob Job, LockFile? Wheels)> read =
        [
            .. LockJob.For(selection).Zip(selection.Platforms).Select(x => (x.Second, x.First, checking.Wheels(x.First, problems))),
        ];
        var builds = read.Where(x => x.Wheels is not null && !bench.Request.IsCompared)
            .ToDictionary(x => x.Platform, x => checking.Builds(x.Job, x.Wheels!, problems));
        if (problems.Count > 0)
            throw new SlipwayException(problems);
        var locks = new List<PlatformLocks>();
        foreach (var (platform, job, wheels) in read)
        {
            if (selection.Upstream.Kind == UpstreamKind.Public)
            {
                // Its base is an image, of which nobody here has the packages.
                locks.Add(new PlatformLocks(platform, wheels!, new DebLock("", "", "", "", [])) { Builds = builds.GetValueOrDefault(platform) });
                continue;
            }
            var debs = await new BaseLock(bench, platform).ReadAsync(cancellation);
            locks.Add(new PlatformLocks(platform, wheels!, debs) { Builds = builds.GetValueOrDefault(platform) });
            if (!BasePython.Of(debs).StartsWith(job.Python + ".", StringComparison.Ordinal))
                problems.Add(LockProblems.OtherPython(job.Path, job.Python, BasePython.Of(debs), debs.Suite));
        }
        return problems.Count > 0 ? throw new SlipwayException(problems) : locks;
    }
}
