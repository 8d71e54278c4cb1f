using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Builds;
using Slipway.Core.Locks.Requirements;
using Slipway.Tools.Store;
using Slipway.Tools.Uv;

namespace Slipway.Tools.Making;

/// <summary>Locks what the source archives of a lock are built with: read from the archives, resolved from the same indexes as of the same day.</summary>
/// <param name="filling">Knows the indexes.</param>
/// <param name="folder">Requirement files and locks.</param>
/// <param name="home">The user's folders.</param>
internal sealed class BuildLocking(LockFilling filling, LockFolder folder, SlipwayHome home)
{
    private const string Torch = "torch";

    private readonly ContentStore _store = new(home.Store);

    /// <summary>The build requirements of a lock; null where nothing has to be compiled.</summary>
    /// <exception cref="SlipwayException">SLP434, SLP570, SLP571, SLP574, SLP585.</exception>
    public async Task<BuildsLock?> MakeAsync(LockDraft draft, LockFile now, LockOrder order, CancellationToken cancellation)
    {
        var sources = now.Packages.Where(x => x.IsSdist).ToList();
        if (sources.Count == 0)
            return null;
        var settings = folder.BuildSettings();
        var before = order.Upgrade ? null : Before(draft);
        var (builds, problems) = (new List<LockedBuild>(), new List<Problem>());
        var isMade = false;
        foreach (var source in sources)
        {
            try
            {
                var requires = await RequiresAsync(source, settings.GetValueOrDefault(source.NormalizedName) ?? BuildSettings.None, cancellation);
                var kept = before?.Of(source);
                isMade |= kept is null || !kept.Requires.SequenceEqual(requires);
                builds.Add(
                    kept is not null && kept.Requires.SequenceEqual(requires) ? kept : await BuildAsync(draft, now, source, requires, before, cancellation)
                );
            }
            catch (SlipwayException e)
            {
                problems.AddRange(e.Problems);
            }
        }
        if (problems.Count > 0)
            throw new SlipwayException(problems);
        var resolver = isMade || before is null ? filling.Resolver(order.Cutoff) : before.Resolver;
        return new BuildsLock(now.Target, resolver, builds);
    }

    private BuildsLock? Before(LockDraft draft)
    {
        try
        {
            return folder.Builds(draft.Job) is { } before && before.Target.ToString() == draft.Target.ToString() ? before : null;
        }
        catch (SlipwayException)
        {
            // A damaged one is as good as none: making it anew is the cure.
            return null;
        }
    }

    private async Task<IReadOnlyList<string>> RequiresAsync(LockedPackage source, BuildSettings settings, CancellationToken cancellation)
    {
        if (!_store.Has(source.Hash))
            await filling.FetchAsync(source, cancellation);
        await using var content = _store.Open(source.Hash);
        var archive = SourceArchive.Read(source.File, content);
        return
        [
            .. archive
                .Requires()
                .Concat(settings.Requires)
                .Select(x => x.Trim())
                .Where(x => !(Requirement.TryParse(x, out _) is { } read && settings.HasInToolchain(ProjectName.Normalize(read.Name))))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private async Task<LockedBuild> BuildAsync(
        LockDraft draft,
        LockFile now,
        LockedPackage source,
        IReadOnlyList<string> requires,
        BuildsLock? before,
        CancellationToken cancellation
    )
    {
        var input = Path.Combine(home.Root, "tmp", $"requires-{Guid.NewGuid():n}.in");
        Directory.CreateDirectory(Path.GetDirectoryName(input)!);
        // An extension that is built against another torch than the one it runs with does not load.
        List<string> lines = [.. requires, .. IsTorchWanted(requires) && now.Find(Torch) is { } torch ? [$"{Torch}=={torch.Version}"] : Array.Empty<string>()];
        try
        {
            await File.WriteAllTextAsync(input, string.Join('\n', lines) + "\n", new UTF8Encoding(false), cancellation);
            // What the image has is taken where it will do: one version less to fetch, and the one that it will run with.
            List<LockedPackage> preferred =
            [
                .. (before?.Builds.FirstOrDefault(x => x.Name == source.NormalizedName)?.Packages ?? [])
                    .Concat(now.Packages.Where(x => !x.IsSdist))
                    .DistinctBy(x => x.NormalizedName),
            ];
            var name = $"{folder.Shown(draft.Job.Builds)} ({source.NormalizedName})";
            var request = new UvRequest(name, draft.Target.WheelTarget!, folder.Root, requires.Count == 0 ? [] : [input], null, null, preferred, false, []);
            var packages = requires.Count == 0 ? [] : await filling.ResolveAsync(request, cancellation);
            if (packages.Where(x => x.IsSdist).ToList() is { Count: > 0 } archives)
                throw new SlipwayException(CompileProblems.RequirementWithoutWheel(source, archives));
            return new LockedBuild(source.NormalizedName, source.Version, source.Hash, requires, packages);
        }
        finally
        {
            File.Delete(input);
        }
    }

    private static bool IsTorchWanted(IReadOnlyList<string> requires) =>
        requires.Any(x =>
            x.StartsWith(Torch, StringComparison.OrdinalIgnoreCase)
            && (x.Length == Torch.Length || !char.IsLetterOrDigit(x[Torch.Length]) && x[Torch.Length] is not ('-' or '_'))
        );
}
