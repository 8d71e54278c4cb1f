using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Builds;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Making;

/// <summary>Reads and hashes everything that a plan is made from, and makes it.</summary>
internal sealed class PlanReading(Workbench bench)
{
    /// <summary>The Dockerfile of the public build base: its digest stands for the images that it names by digest.</summary>
    private const string PublicBase = "build-base.manylinux";

    private static readonly string[] s_products = ["build-base", "backend-build", "wheelhouse"];

    /// <summary>The plan of what is asked for. Of wheels there may be more than of images.</summary>
    public Task<BuildPlan> ReadAsync(CancellationToken cancellation) => ReadAsync(bench.Request.Largest, cancellation);

    /// <summary>The plan of one image of what is asked for.</summary>
    public Task<BuildPlan> ReadAsync(ImageProduct product, CancellationToken cancellation)
    {
        var isOfWheels = bench.Request.Products is { Count: > 0 } products && products.All(x => x is "BuildBase" or "Wheelhouse" or "Explain");
        var selection = Resolver.ResolveToBuild(bench.Request.Wish, isOfWheels);
        if (!BuiltSelection.Has(selection) && bench.Request.Products.Contains("Explain"))
            bench.Notes.Add(Resolver.NotBuilt(bench.Request.Wish, selection));
        return ReadAsync(selection with { Product = product }, cancellation);
    }

    /// <summary>The plan of a selection that this version builds.</summary>
    public async Task<BuildPlan> ReadAsync(Selection selection, CancellationToken cancellation)
    {
        var settings = bench.Checkout.Settings();
        var service = settings.Service;
        if (bench.Request.Products.Contains("Runtime") && !bench.Request.PlanOnly)
        {
            // The digest comes before the reading: then an edit in between can never pass for what the image was made from.
            var files = PlanFiles.Take(PlanFiles.PathsOf(bench, service));
            settings = bench.Checkout.Settings();
            service = settings.Service;
            bench.Files = files?.Paths.SequenceEqual(PlanFiles.PathsOf(bench, service)) == true ? files : null;
        }
        // Two answers that are waited for later: the commit, and what the engine has under the image's name. Where there is no engine a plan needs neither.
        if (!bench.Request.PlanOnly || bench.Engines.IsAnywhere)
        {
            _ = bench.Revision;
            bench.Engines.Ask(ImageReference.Parse(Delivery.NameOf(bench.Request, service, selection)));
        }
        var caches = CacheChoice.Of(bench.Request.Cache, settings.Cache);
        bench.Remote.Choose(caches.Repository);
        bench.BuildKit.Choose(caches.Stores);
        bench.CompilerCache.Choose(settings.Cache?.Sccache);
        // Side by side: neither needs the other.
        var reading = Task.Run(() => Files(service), cancellation);
        var locks =
            selection.Upstream.Kind == UpstreamKind.Debian
                ? await bench.Locks.ReadAsync(selection, cancellation)
                : await new IndexLockFiles(bench).ReadAsync(selection, cancellation);
        var layers = bench.LayersOf(selection, locks.Select(x => x.Wheels), settings.Layers);
        var read = await reading;
        var compilesWheels = locks.Any(x => x.Builds is not null);
        var builds = compilesWheels ? bench.Request.Folder.BuildSettings() : new Dictionary<string, BuildSettings>();
        var part = service.Components is { Count: > 0 }
            ? (await bench.ToolchainOf(ToolchainPart.Components).ReadAsync(cancellation)).With(DebRoles.Toolchain)
            : [];
        // Of an upstream whose base is an image there are wheels alone, and its build base is made of no packages.
        var isOfWheels = selection.Upstream.Kind == UpstreamKind.Public;
        var components = isOfWheels ? null : new ComponentSources(bench).Read(service, selection.Upstream, () => part);
        var isCompiled = !isOfWheels && (read.Native.Count > 0 || components is not null || compilesWheels);
        if (selection.Cuda is { } cuda && DeviceLists.Check(builds, Archives(locks), cuda) is { Count: > 0 } wrong)
            throw new SlipwayException(wrong);
        builds = builds.ToDictionary(x => x.Key, x => x.Value.For(selection.Cuda));
        var platforms = locks.Zip(layers, (x, y) => Inputs(x, y, isOfWheels ? selection.Upstream.Python : BasePython.Of(x.Debs), builds)).ToList();
        var dev = new DevReading(bench);
        var product = isOfWheels ? ImageProduct.Runtime : selection.Product;
        var inputs = new PlanInputs(
            selection,
            service,
            await dev.WithPackagesAsync(product, platforms, cancellation),
            read.App,
            isOfWheels ? [] : read.Native,
            read.Model,
            isCompiled ? (await bench.Toolchains.ReadAsync(cancellation)).With(DebRoles.Toolchain) : [],
            isOfWheels ? bench.Checkout.Steps(PublicBase) : read.BuildBase,
            read.BackendBuild,
            bench.Request.Wish.HostPlatform
        )
        {
            CompileWheel = compilesWheels ? bench.Checkout.Steps(s_products[2]) : null,
            Components = components,
            Dev = dev.Read(product, service),
            Parts = await PartsAsync(selection, platforms, cancellation),
            Bytecode = !isOfWheels && BytecodeChoice.IsOn(bench) ? Digest.Of(bench.Checkout.Bytes(bench.Checkout.At(BasePythons.Script))) : null,
        };
        var plan = await bench.Remote.PlanAsync(inputs, cancellation);
        if (!isOfWheels && (plan.ToMake.Any(x => x.Maker == LayerMaker.Component) || plan.Compiles.Any(x => x.State == PlanState.Make)))
            Check(plan);
        bench.Compiled.Follow(plan);
        return plan;
    }

    private static IEnumerable<string> Archives(IEnumerable<PlatformLocks> locks) =>
        locks.SelectMany(x => x.Wheels.Packages).Where(x => x.IsSdist).Select(x => x.NormalizedName).Distinct(StringComparer.Ordinal);

    /// <summary>Further parts of the toolchain: only those that a wheel of the locks is compiled with.</summary>
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<DebPackage>>> PartsAsync(
        Selection selection,
        List<PlatformInputs> platforms,
        CancellationToken cancellation
    )
    {
        var builds = platforms.SelectMany(x => x.Sources).ToList();
        List<string> wheels = [.. builds.Where(x => x.Settings.Uses.Contains(CudaToolkit.Use)).Select(x => x.Source.NormalizedName).Distinct()];
        var parts = new Dictionary<string, IReadOnlyList<DebPackage>>(StringComparer.Ordinal);
        if (selection.Upstream.Kind == UpstreamKind.Public)
            return wheels.Count == 0 ? parts : throw new SlipwayException(CompileProblems.NoNvcc(wheels, selection.Upstream));
        foreach (var use in builds.SelectMany(x => x.Settings.Parts).Distinct(StringComparer.Ordinal))
            parts[use] = (await bench.ToolchainOf(ToolchainPart.ByUse[use]).ReadAsync(cancellation)).With(DebRoles.Toolchain);
        return selection.Cuda is { } cuda && parts.TryGetValue(CudaToolkit.Use, out var nvcc) && CudaToolkit.Check(nvcc, cuda, wheels) is { } wrong
            ? throw new SlipwayException(wrong)
            : parts;
    }

    private ServiceFiles Files(ServiceFacts service) =>
        new(
            bench.Checkout.App(service),
            bench.Checkout.Native(service),
            bench.Checkout.Model(service),
            bench.Checkout.Steps(s_products[0]),
            bench.Checkout.Steps(s_products[1])
        );

    /// <summary>The whole graph is checked before anything of it runs. Where what it makes is found nothing of it runs, and it passed when that was made.</summary>
    private void Check(BuildPlan plan)
    {
        var texts = s_products.ToDictionary(x => $"{x}.Dockerfile", bench.Checkout.Dockerfile, StringComparer.Ordinal);
        if (GraphChecks.Problems(PlanGraph.Of(plan, texts, bench.Checkout.DockerfileFolder())) is { Count: > 0 } problems)
            throw new SlipwayException(problems);
    }

    private PlatformInputs Inputs(PlatformLocks locks, LockLayers layers, string python, IReadOnlyDictionary<string, BuildSettings> settings) =>
        new(locks.Platform, python, locks.Debs.With(DebRoles.Base), locks.Debs.With(DebRoles.Syslib), layers.Groups, locks.Debs)
        {
            Sources =
            [
                .. layers.Groups.SelectMany(x => x.Wheels).Where(x => x.IsSdist && locks.Builds is not null).Select(x => Source(x, locks.Builds!, settings)),
            ],
        };

    private SourceBuild Source(LockedPackage source, BuildsLock builds, IReadOnlyDictionary<string, BuildSettings> settings)
    {
        var told = settings.GetValueOrDefault(source.NormalizedName) ?? BuildSettings.None;
        return new SourceBuild(source, builds.Of(source)!.Packages, told, [.. told.Patches.Select(Patch)]);
    }

    private FileFact Patch(string name)
    {
        var path = $"{BuildsFile.Patches}/{name}";
        var bytes =
            bench.Request.Folder.Read(path) ?? throw new SlipwayException(SettingsProblems.NoSuchFile(BuildsFile.Name, bench.Request.Folder.Shown(path)));
        return new FileFact(name, FileModes.Plain, Digest.Of(bytes));
    }

    private sealed record ServiceFiles(
        IReadOnlyList<FileFact> App,
        IReadOnlyList<FileFact> Native,
        ModelPin? Model,
        StepFiles BuildBase,
        StepFiles BackendBuild
    );
}
