using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Debian;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;
using Slipway.Tools.Python;

namespace Slipway.Tools.Making;

/// <summary>Finds a place where the base's Python runs: this machine, else a container in the engine. Never another Python: its bytecode would be another.</summary>
/// <param name="bench">The run.</param>
/// <param name="plan">The plan.</param>
/// <param name="entries">Gives the files of a platform's base; its packages are in the store then.</param>
internal sealed class BasePythons(Workbench bench, BuildPlan plan, Func<PlatformInputs, IReadOnlyList<LayerEntry>> entries)
{
    /// <summary>Path of the script in the repository.</summary>
    public const string Script = "dockerfiles/steps/compile-bytecode.py";

    private readonly PythonFolder _folder = new(bench.Home);

    /// <summary>Whether this machine can run every Python that a plan's bytecode needs, as far as can be told without trying.</summary>
    public static bool RunHere(Workbench bench, BuildPlan plan)
    {
        var pythons = new BasePythons(bench, plan, _ => []);
        return plan.Inputs.Platforms.All(x => pythons.Here(x.Python) is not null);
    }

    /// <summary>Packages of bases that have to be in the store before <see cref="FindAsync"/> is called: those that are not unpacked yet.</summary>
    public IEnumerable<DebPackage> Needed() =>
        plan
            .Inputs.Platforms.Select(x => Here(x.Python))
            .OfType<Base>()
            .Where(x => _folder.Find(x.Locks, x.Platform) is null)
            .SelectMany(x => x.Locks.With(DebRoles.Base));

    /// <summary>A place for the Python of a version.</summary>
    /// <exception cref="SlipwayException">SLP542: there is none. SLP122: the script changed after the plan was made.</exception>
    public async Task<IBasePython> FindAsync(string version, CancellationToken cancellation)
    {
        var script = await File.ReadAllTextAsync(bench.Checkout.At(Script), cancellation);
        if (Digest.Of(script) != plan.Inputs.Bytecode)
            throw new SlipwayException(SettingsProblems.ChangedMeanwhile(Script));
        var program = $"usr/bin/python{string.Join('.', version.Split('.').Take(2))}";
        var bases = plan.Inputs.Platforms.Where(x => x.Python == version).ToList();
        var reasons = new List<string>();
        return await HereAsync(version, program, script, reasons, cancellation)
            ?? await InEngineAsync(bases, program, script, reasons, cancellation)
            ?? throw new SlipwayException(BytecodeProblems.NoPython(version, reasons));
    }

    /// <summary>A base of a version that this machine can run: the image's own, else the one that wheels of an index have on machines like this.</summary>
    private Base? Here(string version)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        if (plan.Inputs.Platforms.FirstOrDefault(x => x.Platform == plan.Inputs.Host && x.Python == version) is { } own)
            return new Base(own.Platform, own.Locks, own);
        return new BaseLock(bench, plan.Inputs.Host).Find() is { } locked && BasePython.Of(locked) == version ? new Base(plan.Inputs.Host, locked, null) : null;
    }

    private async Task<IBasePython?> HereAsync(string version, string program, string script, List<string> reasons, CancellationToken cancellation)
    {
        if (Here(version) is not { } here)
        {
            reasons.Add(
                OperatingSystem.IsLinux() ? $"on this machine: it is {plan.Inputs.Host}, and no lock has such a base for it" : "on this machine: it is no Linux"
            );
            return null;
        }
        var root = await _folder.ProvideAsync(here.Locks, here.Platform, folder => UnpackAsync(here, folder, cancellation), cancellation);
        var python = new UnpackedPython(root, program, script);
        if (await python.WhyNotAsync(cancellation) is not { } reason)
            return python;
        reasons.Add($"on this machine: {reason}");
        return null;
    }

    private async Task UnpackAsync(Base here, string folder, CancellationToken cancellation)
    {
        if (here.Inputs is { } own)
        {
            await PythonFolder.WriteAsync(entries(own), folder, cancellation);
            return;
        }
        using var tree = await new BaseMaker(bench.Store).MakeAsync(here.Locks, here.Platform, cancellation);
        await PythonFolder.WriteAsync(tree.Entries, folder, cancellation);
    }

    private async Task<IBasePython?> InEngineAsync(
        List<PlatformInputs> bases,
        string program,
        string script,
        List<string> reasons,
        CancellationToken cancellation
    )
    {
        if (await EngineAsync(reasons, cancellation) is not { } engine)
            return null;
        if (
            bases.OrderByDescending(x => x.Platform.Machine == engine.Features.Architecture).FirstOrDefault(x => engine.Features.Runs(x.Platform))
            is not { } runs
        )
        {
            reasons.Add($"in the engine: it runs no {string.Join(", ", bases.Select(x => x.Platform))}");
            return null;
        }
        var name = await LoadAsync(engine, runs, cancellation);
        bench.Say($"bytecode is compiled in a container of the {runs.Platform} base");
        return new ContainerPython(engine, name, runs.Platform, program, script, cancellation);
    }

    private async Task<FoundEngine?> EngineAsync(List<string> reasons, CancellationToken cancellation)
    {
        try
        {
            if (await bench.Engines.FindAsync(mayStart: true, isRequired: false, cancellation) is { } engine)
                return engine;
            reasons.Add($"in an engine: {OwnEngine.Obstacle() ?? "none is in reach"}");
        }
        catch (SlipwayException e)
        {
            reasons.AddRange(e.Problems.Select(x => $"in an engine: {x.Number}, {x.Found}"));
        }
        return null;
    }

    /// <summary>The base by itself as an image in the engine: a name for a layer that the service's image has too.</summary>
    private async Task<string> LoadAsync(FoundEngine engine, PlatformInputs platform, CancellationToken cancellation)
    {
        var key = plan.Images.Single(x => x.Platform == platform.Platform).Layers.Single(x => x.Maker == LayerMaker.Base).Key;
        var packed = bench.Layers.Find(key);
        if (packed is null)
        {
            packed = await bench.Packer().PackAsync(entries(platform), Compression.For(LayerMaker.Base), null, cancellation);
            bench.Layers.Record(key, packed);
        }
        var image = ImageAssembly.Assemble(new ContainerConfig(), [new ImageLayer(LayerMaker.Base, "base", key, packed)], platform.Platform);
        var index = IndexAssembly.Assemble([image]);
        ImageMaking.Keep(bench.Store, index);
        var name = ImageReference.Parse($"slipway/base:{key.Abbreviated}");
        await new ImageLoad(engine.Images, x => KnownBlobs.Of(bench.Store, x)).LoadAsync(
            Delivery.ToLoad(bench.Store, engine.Images, name, index, image),
            cancellation
        );
        return name.Familiar;
    }

    /// <param name="Platform">The platform.</param>
    /// <param name="Locks">Its packages.</param>
    /// <param name="Inputs">The platform of the plan; null where it is none.</param>
    private sealed record Base(Platform Platform, DebLock Locks, PlatformInputs? Inputs);
}
