using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Rendering;
using Slipway.Tools.Npm;

namespace Slipway.Tools.Making;

/// <summary>Writes a selection as a folder that plain Docker builds its image from.</summary>
internal sealed class Renderer(Workbench bench)
{
    private static readonly string[] s_scripts = ["make-venv.py", "install-wheels.py"];

    /// <summary>The target Render.</summary>
    public async Task RenderAsync(CancellationToken cancellation)
    {
        var selection = Resolver.Resolve(bench.Request.Wish);
        // What the folder must hold, this version must be able to make; what a Dockerfile fetches itself, any lock describes.
        if (selection.Upstream.Kind == UpstreamKind.Debian)
            selection = Resolver.ResolveToBuild(bench.Request.Wish);
        var folder = bench.Request.Output ?? bench.Checkout.At($"out/render/{selection.Upstream.Name}/{selection.Tag}");
        await WriteAsync(selection, folder, cancellation);
        bench.Say($"build it: docker buildx bake, in {Path.GetFullPath(folder)}");
    }

    /// <summary>Writes the folder of a selection.</summary>
    /// <exception cref="SlipwayException">SLP170 a folder of somebody else's, SLP540 no lock, SLP241 to SLP246 a lock that does not fit, SLP541 no base image, SLP240 locks that are wanted as they are and whose packages are gone.</exception>
    public async Task WriteAsync(Selection selection, string folder, CancellationToken cancellation)
    {
        var entries = new List<RenderedEntry>();
        var inputs = selection.Upstream.Kind == UpstreamKind.Debian ? await UnpackedAsync(selection, entries, cancellation) : Fetching(selection);
        var service = inputs.Service;
        if (service.Components is { Count: > 0 } components)
            throw new SlipwayException(ComponentProblems.NotRendered(components, selection.Upstream.Name));
        entries.AddRange(RenderedFiles.Texts(inputs).Select(x => new RenderedEntry(x.Path, System.Text.Encoding.UTF8.GetBytes(x.Text))));
        entries.AddRange(
            s_scripts
                .Concat(inputs.Bytecode ? [Path.GetFileName(BasePythons.Script)] : Array.Empty<string>())
                .Select(x => new RenderedEntry($"{RenderedFiles.Steps}/{x}", File.ReadAllBytes(bench.Checkout.At($"dockerfiles/steps/{x}"))))
        );
        entries.AddRange(Files("app", service.Source, bench.Checkout.App(service)));
        if (inputs.Products is not null)
        {
            entries.AddRange(Files("native", service.Native, bench.Checkout.Native(service)));
            var steps = bench.Checkout.Steps("build-base").Steps.Concat(bench.Checkout.Steps("backend-build").Steps);
            entries.AddRange(Files("", "dockerfiles", steps.DistinctBy(x => x.Path)));
        }
        if (inputs.Model is { } model)
        {
            var (digest, _) = await new ModelFetch(bench.Store, bench.Http).FetchAsync(model, cancellation);
            entries.Add(new RenderedEntry(RenderedFiles.ModelOf(model), null, digest) { IsCopied = true });
        }
        RenderedFolder.Write(entries, bench.Store, folder, cancellation);
        bench.Say($"rendered {service.Name}:{selection.Tag} from upstream {selection.Upstream.Name} to {folder}");
    }

    /// <summary>A selection whose packages Slipway brings: they become part of the folder.</summary>
    private async Task<DockerfileInputs> UnpackedAsync(Selection selection, List<RenderedEntry> entries, CancellationToken cancellation)
    {
        var (plan, supply) = await new MovedSuite(bench).FollowAsync(
            _ => new PlanReading(bench).ReadAsync(selection, cancellation),
            async plan => (plan, await new RenderedSupply(bench).EntriesAsync(plan, cancellation)),
            cancellation
        );
        entries.AddRange(supply);
        return new DockerfileInputs(
            selection,
            plan.Inputs.Service,
            [.. plan.Inputs.Platforms.Select(x => new PlatformWheels(x.Platform, x.Groups))],
            plan.Inputs.Native.Count == 0 ? null : new ProductFiles(Dockerfile("build-base"), Dockerfile("backend-build")),
            plan.Inputs.Model,
            null
        )
        {
            Bytecode = plan.Inputs.Bytecode is not null,
        };
    }

    /// <summary>A selection whose packages the Dockerfile fetches itself.</summary>
    private DockerfileInputs Fetching(Selection selection)
    {
        var settings = bench.Checkout.Settings();
        var service = settings.Service;
        var locks = selection.Platforms.Select(x => (Platform: x, File: $"requirements/locks/{selection.Upstream.Name}/{selection.LockName(x)}.txt")).ToList();
        var missing = locks.Select(x => x.File).Where(x => !File.Exists(bench.Checkout.At(x))).ToList();
        if (missing.Count > 0)
            throw new SlipwayException(RenderProblems.NoLock(missing));
        var wheels = selection.Platforms.Zip(
            bench.LayersOf(selection, Checked(selection), settings.Layers),
            (platform, x) => PlatformWheels.Of(platform, x.Groups)
        );
        var pins = BasePins.Read(File.ReadAllText(bench.Checkout.At(BasePins.File)), BasePins.File);
        return new DockerfileInputs(selection, service, [.. wheels], null, bench.Checkout.Model(service), PinnedBase.Of(selection, pins))
        {
            Bytecode = BytecodeChoice.IsOn(bench),
        };
    }

    /// <summary>The locks, which say what the image holds: one that does not fit its requirements would make another image than was asked for.</summary>
    private List<LockFile> Checked(Selection selection)
    {
        var (reading, problems) = (new CheckedLocks(new LockFolder(bench.Request.Root)), new List<Problem>());
        var locks = LockJob.For(selection).Select(job => reading.Wheels(job, problems)!).ToList();
        return problems.Count == 0 ? locks : throw new SlipwayException(problems);
    }

    private string Dockerfile(string product) => File.ReadAllText(bench.Checkout.At($"dockerfiles/{product}.Dockerfile"));

    private IEnumerable<RenderedEntry> Files(string target, string source, IEnumerable<FileFact> facts) =>
        facts.Select(x => new RenderedEntry(Path.Combine(target, x.Path), AppEntries.Read(bench.Checkout.At(Path.Combine(source, x.Path)), x), Mode: x.Mode));
}
