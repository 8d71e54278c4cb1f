using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Wheels;

namespace Slipway.Core.Planning;

/// <summary>Turns inputs into a plan. Pure: what is found is asked of <paramref name="find"/>, what was made before of <paramref name="earlier"/>.</summary>
/// <param name="find">The layer of a key, or null.</param>
/// <param name="earlier">What earlier builds made.</param>
public sealed class Planner(Func<Key, PackedLayer?> find, IEarlierKeys earlier)
{
    /// <summary>Layers that a registry has; asked for those that are not found otherwise.</summary>
    public Func<Key, RemoteLayer?> Remote { get; init; } = _ => null;

    /// <summary>Compiled wheels of the store.</summary>
    public Func<Key, CompiledWheel?> Wheels { get; init; } = _ => null;

    /// <summary>Where a registry has compiled wheels that the store lacks; null for nowhere.</summary>
    public Func<Key, ImageReference?> RemoteWheels { get; init; } = _ => null;

    /// <summary>The plan for some inputs.</summary>
    /// <param name="inputs">What is built from what.</param>
    public BuildPlan Plan(PlanInputs inputs)
    {
        var keys = new InputKeys(inputs);
        var reasons = new LayerReasons(earlier, new ReasonWords(inputs.Service));
        var config = Digest.Of(Key.Text(ServiceConfig.For(inputs.Service, inputs.Selection.Product)));
        var images = inputs.Platforms.Select(platform => Image(platform, keys, config, reasons)).ToList();
        var make = images.SelectMany(x => x.Layers).Where(x => x.State == PlanState.Make).ToList();
        var components = make.Where(x => x.Maker == LayerMaker.Component).ToList();
        var wheels = make.Where(x => x.Group is not null || x.IsWalked).ToList();
        var compiles = Compiles(inputs, keys, make, reasons);
        var compiled = compiles.Where(x => x.State == PlanState.Make).Select(x => x.Id);
        return new BuildPlan(
            inputs,
            Product("BuildBase", Key.Of(keys.BuildBase), [.. components.Select(x => x.Id), .. compiled], "nothing has to be compiled"),
            Product(
                "Wheelhouse",
                Key.Of(new WheelhouseKey(KeysOf(images, LayerMaker.Wheels))),
                [.. wheels.Select(x => x.Id)],
                "every layer of wheels was found"
            ),
            Product(
                "BackendBuild",
                Key.Of(new BackendBuildKey(KeysOf(images, LayerMaker.Component))),
                [.. components.Select(x => x.Id)],
                "its layers were found"
            ),
            images
        )
        {
            Compiles = compiles,
        };
    }

    private List<CompilePlan> Compiles(PlanInputs inputs, InputKeys keys, List<LayerPlan> make, LayerReasons reasons)
    {
        var compiles = new List<CompilePlan>();
        foreach (var platform in inputs.Platforms)
        foreach (var (build, record, text, key) in keys.Compiled(platform))
        {
            var group = platform.Groups.FirstOrDefault(x => x.Wheels.Contains(build.Source))?.Name;
            var isWanted = make.Any(x => x.Platform == platform.Platform && (x.IsWalked || (group is not null && x.Group == group)));
            var (state, why) =
                Wheels(key) is { } ? (PlanState.Found, [new Reason(ReasonKind.Found, "in the store")])
                : RemoteWheels(key) is { } place ? (PlanState.Found, [new Reason(ReasonKind.Found, $"in the registry, {place}")])
                : isWanted ? (PlanState.Make, reasons.OfWheel(build.Source.NormalizedName, text))
                : (PlanState.NotNeeded, (IReadOnlyList<Reason>)[new Reason(ReasonKind.NotNeeded, "its layers were found")]);
            compiles.Add(new CompilePlan(platform.Platform, build, record, key, text, state, why, Wheels(key)));
        }
        return compiles;
    }

    /// <summary>Key of the layer with the compilers.</summary>
    /// <param name="inputs">What is built from what.</param>
    public static Key ToolchainKey(PlanInputs inputs) => Key.Of(new InputKeys(inputs).Toolchain);

    /// <summary>Text of the key of the toolchain image.</summary>
    /// <param name="inputs">What is built from what.</param>
    public static string BuildBaseText(PlanInputs inputs) => Key.Text(new InputKeys(inputs).BuildBase);

    /// <summary>Key of the layer of a part of the toolchain image.</summary>
    /// <param name="packages">Its packages.</param>
    /// <param name="host">Where the compilers run.</param>
    public static Key ToolchainKey(IReadOnlyList<DebPackage> packages, Platform host) => Key.Of(InputKeys.ToolchainOf(packages, host));

    private ImagePlan Image(PlatformInputs platform, InputKeys keys, Digest config, LayerReasons reasons)
    {
        var layers = keys.Layers(platform).Select(x => Layer(x.Maker, x.Name, platform, x.Record, reasons)).ToList();
        var key = new ImageKey(Recipes.Image, platform.Platform.ToString(), config, [.. layers.Select(x => x.Key)]);
        return new ImagePlan(platform.Platform, Key.Of(key), layers);
    }

    private LayerPlan Layer(LayerMaker maker, string name, PlatformInputs platform, object record, LayerReasons reasons)
    {
        var text = Key.Text(record);
        var key = Key.OfText(text);
        var found = find(key);
        var remote = found is null ? Remote(key) : null;
        var packed = found ?? remote?.Packed;
        return new LayerPlan(
            maker,
            name,
            platform.Platform,
            key,
            text,
            packed is null ? PlanState.Make : PlanState.Found,
            packed is null
                ? reasons.Of(maker, name, platform.Platform.ToString(), text)
                : [new Reason(ReasonKind.Found, remote is null ? "in the store" : $"in the registry, {remote.Repository}")],
            packed
        )
        {
            Repository = remote?.Repository,
        };
    }

    private static List<Key> KeysOf(List<ImagePlan> images, LayerMaker maker) =>
        [.. images.SelectMany(x => x.Layers).Where(x => x.Maker == maker).Select(x => x.Key)];

    private static ProductPlan Product(string name, Key key, IReadOnlyList<string> wantedBy, string otherwise) =>
        wantedBy.Count == 0
            ? new ProductPlan(name, key, PlanState.NotNeeded, [new Reason(ReasonKind.NotNeeded, otherwise)])
            : new ProductPlan(name, key, PlanState.Make, [new Reason(ReasonKind.Needed, $"needed by {string.Join(", ", wantedBy)}")]);
}
