using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Requirements;
using Slipway.Tools.Http;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>
/// Makes the locks of a Debian upstream: apt chooses the closure, every distribution in it is converted, libraries are walked, and only packages of which something is taken are
/// locked. The closure of distributions is that of the packages, since Debian patches requirements of distributions.
/// </summary>
/// <param name="resolver">Chooses packages.</param>
/// <param name="fetcher">Brings them.</param>
/// <param name="store">Keeps them and the wheels.</param>
public sealed class DebianLocking(AptResolver resolver, DebFetcher fetcher, ContentStore store)
{
    /// <summary>Makes both locks of one target.</summary>
    /// <param name="inputs">The requirements.</param>
    /// <param name="target">The target.</param>
    /// <param name="oldest">Indices are brought up to date when they are older than this.</param>
    /// <param name="progress">Told after each downloaded file.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">What the resolver, the fetcher and the conversion refuse; SLP461 when a requirement led to another distribution, SLP246 when it does not take the suite's version.</exception>
    public async Task<DebianLocks> ResolveAsync(
        RequirementInputs inputs,
        DebianTarget target,
        TimeSpan oldest,
        IProgress<FetchProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        inputs = inputs.In(target.Environment);
        var roots = inputs.Names.Select(DebianNames.PackageOf).ToList();
        var closure = (await ChooseAsync(target, [.. roots, .. BaseRules.Roots], oldest, cancellation)).Without(
            DebianRecipes.NotFollowed,
            [.. roots, .. BaseRules.Roots]
        );
        var pins = closure.Packages.Select(p => p.Package).ToList();
        await fetcher.FetchAsync(pins, store, progress, cancellation);
        using var set = await new DebReader(store).OpenAllAsync(pins, cancellation);

        var inBase = closure
            .Reach(BaseRules.Roots, BaseRules.Packages.Select(p => p.Name).ToHashSet(StringComparer.Ordinal))
            .Select(p => p.Package.Name)
            .ToHashSet(StringComparer.Ordinal);
        var baseDebs = set.Debs.Where(deb => inBase.Contains(deb.Package.Name)).ToList();
        var baseEntries = BaseTree.Entries(new DebTree(baseDebs), baseDebs, target.Platform);

        var distributions = Distributions.Find([.. set.Debs.Where(deb => !inBase.Contains(deb.Package.Name))]);
        CheckRoots(inputs, distributions, target, closure.Suite);
        var made = await new WheelMaker(store).MakeAsync(distributions, closure.Suite, target.Platform, cancellation);
        ReleaseMatch.Check(baseEntries, closure.Suite, made.Select(w => w.FileName));
        var wheels = WithParents(made, distributions, closure, roots);

        var libraries = new DebTree(set.Debs.Where(deb => !inBase.Contains(deb.Package.Name)));
        var sources = new WheelObjects(store).Of(wheels.Select(w => (w.FileName, w.Digest)));
        var syslibs = SyslibsTree.Walk(
            sources,
            libraries,
            LibraryNames.In(baseEntries, target.Platform),
            target.Platform,
            OpenedLibraries.Of(wheels.Select(w => w.Name))
        );

        var inWheels = distributions.SelectMany(d => d.Debs).Select(deb => deb.Package.Name).ToHashSet(StringComparer.Ordinal);
        var locked = pins.Select(p => new LockedDeb(
            p,
            Role(inBase.Contains(p.Name), DebRoles.Base)
                | Role(inWheels.Contains(p.Name), DebRoles.Wheel)
                | Role(syslibs.Packages.Contains(p.Name, StringComparer.Ordinal), DebRoles.Syslib)
        ));
        return new DebianLocks(
            new DebLock(target.ToString(), closure.Suite, closure.Snapshot, inputs.Head, [.. locked.Where(p => p.Roles != DebRoles.None)]),
            wheels,
            syslibs,
            closure.Notes
        );
    }

    private async Task<Closure> ChooseAsync(DebianTarget target, IReadOnlyList<string> names, TimeSpan oldest, CancellationToken cancellation)
    {
        var first = await resolver.ResolveAsync(target.Suites, target.Platform.Architecture, names, oldest, null, cancellation);
        var preferred = SyslibRecipe.All.Where(r => first.Find(r.Package) is not null).Select(r => r.Preferred).Distinct(StringComparer.Ordinal).ToList();
        return preferred.Count == 0
            ? first
            : await resolver.ResolveAsync(target.Suites, target.Platform.Architecture, [.. names, .. preferred], TimeSpan.MaxValue, null, cancellation);
    }

    /// <summary>A suite has one version of everything, so that a requirement is met or it is not.</summary>
    private static void CheckRoots(RequirementInputs inputs, IReadOnlyList<Distribution> distributions, DebianTarget target, string suite)
    {
        var problems = new List<Problem>();
        foreach (var name in inputs.Names.Where(name => distributions.All(d => d.Name != name)))
        {
            var package = DebianNames.PackageOf(name);
            problems.Add(DebianProblems.OtherDistribution(name, package, distributions.FirstOrDefault(d => d.Package == package)?.Name ?? ""));
        }
        var unmet = UnmetRequirement.Among(inputs.Roots, target.Environment, name => distributions.FirstOrDefault(d => d.Name == name)?.Version);
        problems.AddRange(
            unmet.Select(x => LockInputProblems.Unmet($"suite {suite}", x, "lower the floor in the requirements, or take another suite or upstream"))
        );
        if (problems.Count > 0)
            throw new SlipwayException(problems);
    }

    private static IReadOnlyList<ConvertedWheel> WithParents(
        IReadOnlyList<ConvertedWheel> wheels,
        IReadOnlyList<Distribution> distributions,
        Closure closure,
        IReadOnlyList<string> roots
    )
    {
        var owner = distributions
            .SelectMany(d => d.Debs.Select(deb => (deb.Package.Name, Distribution: d.Name)))
            .ToDictionary(x => x.Name, x => x.Distribution, StringComparer.Ordinal);
        var parents = distributions.ToDictionary(d => d.Name, _ => new SortedSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var package in closure.Packages.Where(p => owner.ContainsKey(p.Package.Name)))
        foreach (var needed in closure.DependsOf(package).Where(p => owner.ContainsKey(p.Package.Name) && owner[p.Package.Name] != owner[package.Package.Name]))
            parents[owner[needed.Package.Name]].Add(owner[package.Package.Name]);
        var asked = roots.Where(owner.ContainsKey).Select(package => owner[package]).ToHashSet(StringComparer.Ordinal);
        return [.. wheels.Select(w => w with { Parents = [.. asked.Contains(w.Name) ? ["root"] : Array.Empty<string>(), .. parents[w.Name]] })];
    }

    private static DebRoles Role(bool has, DebRoles role) => has ? role : DebRoles.None;
}
