using Slipway.Core.Catalog;
using Slipway.Core.Catalog.Components;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Rendering;
using Slipway.Tools.Service;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>Which components a service takes and what they are compiled from; the archives are fetched like packages, checked against their digest.</summary>
internal sealed class ComponentSources(Workbench bench)
{
    /// <summary>The components of a service; null for none.</summary>
    /// <param name="service">The service.</param>
    /// <param name="upstream">Where sources come from.</param>
    /// <param name="toolchain">Packages of the part of the toolchain that only components need.</param>
    /// <exception cref="SlipwayException">SLP320 to SLP328.</exception>
    public ComponentInputs? Read(ServiceFacts service, Upstream upstream, Func<IReadOnlyList<DebPackage>> toolchain)
    {
        var overrides = Overrides();
        if (service.Components is not { Count: > 0 } names)
            return overrides.Count == 0 ? null : throw new SlipwayException([.. overrides.Keys.Select(x => ComponentProblems.OverrideUnused(x, []))]);
        var list = bench.Checkout.Components();
        var all = list.Closure(names, upstream.Kind, "service.components in slipway.json");
        _ = list.Closure([.. overrides.Keys], upstream.Kind, "--override");
        var unused = overrides.Keys.Where(x => all.All(y => y.Name != x)).ToList();
        if (unused.Count > 0)
            throw new SlipwayException([.. unused.Select(x => ComponentProblems.OverrideUnused(x, [.. all.Select(y => y.Name)]))]);
        var problems = new List<Problem>();
        var inputs = all.Select(x => overrides.TryGetValue(x.Name, out var folder) ? OfFolder(x, upstream, folder, problems) : OfArchive(x, upstream, problems))
            .ToList();
        return problems.Count > 0
            ? throw new SlipwayException(problems)
            : new ComponentInputs(
                inputs,
                toolchain(),
                [.. ComponentStages.Scripts.SelectMany(bench.Checkout.Step).OrderBy(x => x.Path, StringComparer.Ordinal)]
            );
    }

    /// <summary>Folders that stand for sources, absolute.</summary>
    /// <exception cref="SlipwayException">SLP326.</exception>
    public static IReadOnlyDictionary<string, string> Overrides(IReadOnlyList<string> given, string root)
    {
        var overrides = new SortedDictionary<string, string>(StringComparer.Ordinal);
        List<Problem> problems =
        [
            .. given
                .Where(x => x.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } folder] || !overrides.TryAdd(name, Path.GetFullPath(folder, root)))
                .Select(ComponentProblems.OverrideUnreadable),
        ];
        return problems.Count == 0 ? overrides : throw new SlipwayException(problems);
    }

    /// <summary>Lays the source of a component out as BuildKit reads it: <c>archive/FILE</c> or <c>tree/...</c>.</summary>
    /// <returns>Bytes downloaded.</returns>
    /// <exception cref="SlipwayException">SLP122: a file of a folder changed after the plan was made. SLP451, SLP454, SLP587: the archive.</exception>
    public async Task<long> LayOutAsync(ComponentInput input, string folder, CancellationToken cancellation)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        if (input.Source is not { } source)
        {
            foreach (var fact in input.Files)
                Put(Path.Combine(folder, "tree", fact.Path), AppEntries.Read(Path.Combine(input.Folder!, fact.Path), fact), fact.Mode);
            return 0;
        }
        var digest = Digest.Parse(source.Sha256);
        var bytes = await FetchAsync(input, source, digest, cancellation);
        var archive = Path.Combine(folder, "archive", source.File());
        Directory.CreateDirectory(Path.GetDirectoryName(archive)!);
        LayoutFolder.LinkOrCopy(bench.Store, digest, archive);
        return bytes;
    }

    private async Task<long> FetchAsync(ComponentInput input, ComponentSource source, Digest digest, CancellationToken cancellation)
    {
        try
        {
            return await bench.Debian.FetchAsync([new DebPackage(input.Name, source.Version, "source", source.Address, source.Size, digest)], cancellation);
        }
        catch (SlipwayException e) when (e.Problems.All(x => x.Number == StoreProblems.WrongDigestNumber))
        {
            var found = string.Join("; ", e.Problems.Select(x => x.Found));
            throw new SlipwayException(ComponentProblems.OtherSource(input.Name, source.Version, found, digest.ToString(), source.PinnedBy));
        }
    }

    private IReadOnlyDictionary<string, string> Overrides() => Overrides(bench.Request.Overrides, bench.Request.Root);

    private static ComponentInput OfArchive(Component component, Upstream upstream, List<Problem> problems)
    {
        var source = component.SourceFor(upstream.Kind);
        if (source is null)
            problems.Add(ComponentProblems.NoSource(component.Name, upstream.Name, component.Sources.SelectMany(x => x.Upstreams)));
        else if (source.Sha256.Length == 0)
            problems.Add(ComponentProblems.NotPinned(component.Name, source.Version, source.Address, source.PinnedBy));
        return new ComponentInput(component, upstream.Kind, source, null, []);
    }

    private ComponentInput OfFolder(Component component, Upstream upstream, string folder, List<Problem> problems)
    {
        var (isThere, files) = (Directory.Exists(folder), BuildSystems.FilesOf(component.System));
        if (isThere && (files.Count == 0 || files.Any(x => File.Exists(Path.Combine(folder, x)))))
            return new ComponentInput(component, upstream.Kind, null, folder, Checkout.SourceFacts(folder, bench.Request.Job?.Reads));
        problems.Add(ComponentProblems.OverrideWithoutSource(component.Name, folder, isThere, files));
        return new ComponentInput(component, upstream.Kind, null, folder, []);
    }

    private static void Put(string path, byte[] content, int mode)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)mode);
    }
}
