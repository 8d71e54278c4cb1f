using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Core.Locks.Review;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Uv;

namespace Slipway.Tools.Making;

/// <summary>Makes one lock: versions and graph from uv, file, hash and size from the pages that uv saw.</summary>
/// <param name="view">What uv gets to see.</param>
/// <param name="resolver">Runs uv.</param>
/// <param name="folder">Requirement files and locks.</param>
/// <param name="uv">The uv, for the head.</param>
/// <param name="home">The user's folders.</param>
internal sealed class LockFilling(ResolverView view, UvResolver resolver, LockFolder folder, UvProgram uv, SlipwayHome home)
{
    public async Task<MadeLock> MakeAsync(LockDraft draft, LockOrder order, CancellationToken cancellation)
    {
        var tags = WheelTags.For(draft.Target.WheelTarget!);
        var resolved = await ResolveAsync(draft, order, cancellation);
        var filled = await FillAsync(resolved, tags, cancellation);
        var head = draft.Inputs.Head(draft.Target, Resolver(filled, order.Cutoff));
        var now = LockWriter.Sorted(head, filled.Select(x => x.Package!));
        var isSame = draft.Before is { } before && Stays(draft.Inputs, before, now, order.Cutoff);
        return new MadeLock(draft.Job, draft.Before, isSame ? draft.Before! : now, !isSame, filled.ToDictionary(x => x.Facts!.Name, x => x.Facts!))
        {
            Warnings = [.. await GoneAsync(draft, cancellation)],
            Builds = await new BuildLocking(this, folder, home).MakeAsync(draft, isSame ? draft.Before! : now, order, cancellation),
        };
    }

    /// <summary>What made build requirements.</summary>
    public string Resolver(Cutoff cutoff) => $"uv {uv.Version} exclude-newer={cutoff.Text}";

    /// <summary>Packages that answer a request, with their files.</summary>
    /// <exception cref="SlipwayException">SLP434, SLP440.</exception>
    public async Task<IReadOnlyList<LockedPackage>> ResolveAsync(UvRequest request, CancellationToken cancellation)
    {
        var resolved = await AskAsync(request, cancellation);
        var filled = await FillAsync(resolved, WheelTags.For(request.Target), cancellation);
        return [.. filled.Select(x => x.Package!).OrderBy(x => x.NormalizedName, StringComparer.Ordinal)];
    }

    /// <summary>Brings a locked file into the store.</summary>
    public async Task FetchAsync(LockedPackage package, CancellationToken cancellation) => await view.Client.FetchAsync(package, _ => { }, cancellation);

    private async Task<IReadOnlyList<Filled>> FillAsync(IReadOnlyList<ResolvedProject> resolved, WheelTags tags, CancellationToken cancellation)
    {
        var filled = await Task.WhenAll(resolved.Select(project => FillAsync(project, tags, cancellation)));
        var problems = filled.Select(x => x.Problem).OfType<Problem>().ToList();
        return problems.Count > 0 ? throw new SlipwayException(problems) : filled;
    }

    /// <summary>The cut-off counts for the packages of indexes that tell upload times; the others are named.</summary>
    private string Resolver(IReadOnlyList<Filled> filled, Cutoff cutoff)
    {
        var timeless = filled.Where(x => !x.HasTimes).Select(x => view.Client.IndexOf(x.Package!.NormalizedName).Name).Distinct().Order(StringComparer.Ordinal);
        var day = filled.Count == 0 || filled.Any(x => x.HasTimes) ? $" exclude-newer={cutoff.Text}" : "";
        return string.Join(", ", timeless) is { Length: > 0 } names
            ? $"uv {uv.Version}{day} (no cut-off: no upload times on index {names})"
            : $"uv {uv.Version}{day}";
    }

    /// <summary>Files of the lock before that their index no longer has, each index once.</summary>
    private async Task<IEnumerable<Problem>> GoneAsync(LockDraft draft, CancellationToken cancellation)
    {
        var gone = new SortedDictionary<string, List<LockedPackage>>(StringComparer.Ordinal);
        foreach (var package in draft.Before?.Packages ?? [])
        {
            try
            {
                var index = view.Client.IndexOf(package.NormalizedName).Name;
                var page = await view.Client.PageAsync(package.NormalizedName, cancellation);
                if (page?.Files.Any(file => file.FileName == package.File) == true)
                    continue;
                gone.TryAdd(index, []);
                gone[index].Add(package);
            }
            catch (SlipwayException)
            {
                // A package that is no longer wanted, and an index that cannot say.
            }
        }
        return gone.Select(x => ReviewProblems.Gone(folder.Shown(draft.Job.Path), x.Key, x.Value));
    }

    /// <summary>Where only the day differs the file stays, unless the day was asked for.</summary>
    private static bool Stays(LockInputs inputs, LockFile before, LockFile now, Cutoff cutoff) =>
        inputs.IsMadeFrom(before.Head)
        && before.Head.Target.ToString() == now.Head.Target.ToString()
        && (!cutoff.IsStated || before.Head.Resolver == now.Head.Resolver)
        && before.Packages.Select(x => x.ToString()).SequenceEqual(now.Packages.Select(x => x.ToString()));

    private Task<IReadOnlyList<ResolvedProject>> ResolveAsync(LockDraft draft, LockOrder order, CancellationToken cancellation) =>
        AskAsync(
            new UvRequest(
                folder.Shown(draft.Job.Path),
                draft.Target.WheelTarget!,
                folder.Root,
                draft.Job.Files,
                draft.Inputs.Excludes?.Files[^1],
                draft.Inputs.Overrides?.Files[^1],
                draft.Before?.Packages ?? [],
                order.Upgrade,
                LockBumps.For(draft, order.Bumps)
            ),
            cancellation
        );

    private async Task<IReadOnlyList<ResolvedProject>> AskAsync(UvRequest request, CancellationToken cancellation)
    {
        try
        {
            return await resolver.ResolveAsync(request, cancellation);
        }
        catch (SlipwayException e) when (view.Problems.Count > 0)
        {
            // What an index did is the cause; what uv made of it is not.
            throw new SlipwayException(view.Problems, e);
        }
        catch (SlipwayException e) when (view.SourceOnly.Count > 0)
        {
            throw new SlipwayException([.. e.Problems, .. view.SourceOnly.Select(UvProblems.SourceOnly)], e);
        }
    }

    private async Task<Filled> FillAsync(ResolvedProject project, WheelTags tags, CancellationToken cancellation)
    {
        var version = PythonVersion.Parse(project.Version);
        var page = await view.PageAsync(project.Name, cancellation);
        if (page is null || PageChoice.Best(page, version, tags) is not { } file)
            return new Filled(
                null,
                null,
                false,
                IndexProblems.FileMissing(view.Client.IndexOf(project.Name).Name, project.Name, $"file of {project.Version} for the target")
            );
        // An index that gives no digest is believed once: what it serves now is what the lock pins.
        var (digest, size) =
            file.Sha256 is { } known ? (known, await view.Client.SizeAsync(project.Name, file, cancellation))
            : await view.Client.FetchAsync(project.Name, file, cancellation) is var (found, bytes) ? (found, (long?)bytes)
            : default;
        var package = new LockedPackage(project.Name, project.Version, digest, file.FileName, size, Parents(project), file.IsSource, []);
        return new Filled(package, PageChoice.Facts(page, version, digest, tags), page.HasTimes, null);
    }

    /// <summary>A package that only an override brought has no parent that uv could name.</summary>
    private static IReadOnlyList<string> Parents(ResolvedProject project) => project.Parents.Count > 0 ? project.Parents : [LockedPackage.Root];

    private sealed record Filled(LockedPackage? Package, ReleaseFacts? Facts, bool HasTimes, Problem? Problem);
}
