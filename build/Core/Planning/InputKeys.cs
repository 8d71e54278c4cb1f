using Slipway.Core.Catalog;
using Slipway.Core.Checking;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Rendering;
using Slipway.Core.Wheels;

namespace Slipway.Core.Planning;

/// <summary>The key records of everything that is made from some inputs. What is copied into an image is in one of them, always.</summary>
/// <param name="inputs">What is built from what.</param>
internal sealed class InputKeys(PlanInputs inputs)
{
    private static readonly Digest s_rules = Digest.Of(Key.Text(LayoutRules.Lean));

    private readonly Dictionary<(Platform Platform, string Name), (CompiledWheelKey Record, string Text, Key Key)> _compiled = [];

    private BuildBaseKey? _buildBase;
    private BuildBaseKey? _componentBuildBase;

    public ToolchainKey Toolchain => BuildBase.Toolchain;

    public static ToolchainKey ToolchainOf(IReadOnlyList<DebPackage> packages, Platform host) => new(Recipes.Toolchain, host.Architecture, Packages(packages));

    public BuildBaseKey BuildBase =>
        _buildBase ??= new(Recipes.Bake, ToolchainOf(inputs.Toolchain, inputs.Host), inputs.BuildBase.Dockerfile, inputs.BuildBase.Steps);

    /// <summary>The wheels of a platform that are compiled.</summary>
    public IEnumerable<(SourceBuild Build, CompiledWheelKey Record, string Text, Key Key)> Compiled(PlatformInputs platform)
    {
        foreach (var build in platform.Sources)
        {
            var (record, text, key) = CompiledOf(platform, build);
            yield return (build, record, text, key);
        }
    }

    /// <summary>The layers of one platform's image, lowest first.</summary>
    public IEnumerable<(LayerMaker Maker, string Name, object Record)> Layers(PlatformInputs platform)
    {
        var architecture = platform.Platform.Architecture;
        var wheels = platform.Groups.Select(x => Wheels(x, name => KeyOf(platform, name))).ToList();
        if (inputs.IsOfWheels)
        {
            foreach (var (group, facts) in platform.Groups.Zip(wheels))
                yield return (LayerMaker.Wheels, group.Name, Wheels(platform.Python, facts));
            yield break;
        }
        var baseKey = new BaseKey(Recipes.Base, architecture, Packages(platform.Base));
        yield return (LayerMaker.Base, "base", baseKey);
        foreach (var (own, package) in platform.OwnSyslibs)
            yield return (LayerMaker.Syslibs, own.Name, new SyslibLayerKey(Recipes.Syslibs, Packages([package])));
        yield return (
            LayerMaker.Syslibs,
            SyslibLayer.Common,
            Syslibs(platform, baseKey, [.. wheels.SelectMany(x => x).OrderBy(x => x.File, StringComparer.Ordinal)])
        );
        yield return (LayerMaker.Venv, "venv", new VenvKey(Recipes.Venv, platform.Python));
        foreach (var (group, facts) in platform.Groups.Zip(wheels))
            yield return (LayerMaker.Wheels, group.Name, Wheels(platform.Python, facts));
        foreach (var (name, record) in inputs.Bytecode is { } script ? Bytecode(platform, wheels, script) : [])
            yield return (LayerMaker.Bytecode, name, record);
        foreach (var component in Components(platform.Platform))
            yield return (LayerMaker.Component, component.Name, component);
        if (inputs.Native.Count > 0)
            yield return (LayerMaker.Component, ComponentStages.Service, Component(architecture));
        if (inputs.Model is { } model)
            yield return (LayerMaker.Model, "model", Model(model));
        yield return (LayerMaker.App, "app", new AppKey(Recipes.App, inputs.Service.Folder, inputs.App));
        foreach (var layer in inputs.Dev is { } dev ? DevLayers(platform, dev, baseKey) : [])
            yield return layer;
    }

    /// <summary>The layers above those of the shipped image.</summary>
    private static IEnumerable<(LayerMaker Maker, string Name, object Record)> DevLayers(PlatformInputs platform, DevInputs dev, BaseKey baseKey)
    {
        if (platform.Tools.Count > 0)
            yield return (LayerMaker.Tools, "tools", new ToolsKey(Recipes.Tools, Packages(platform.Tools), baseKey, MinorOf(platform.Python)));
        if (platform.TestTools.Count > 0)
            yield return (LayerMaker.TestTools, "test-tools", new TestToolsKey(Recipes.TestTools, Packages(platform.TestTools), dev.Runner));
        if (dev.TestModel is { } model)
            yield return (LayerMaker.TestModel, "test-model", Model(model));
        if (dev.Tests.Count > 0)
            yield return (LayerMaker.Tests, "tests", new TestsKey(Recipes.Tests, CheckPaths.Tests, dev.Tests));
    }

    /// <summary>The toolchain image of components: that of the service's own code, and a part that only they need.</summary>
    private BuildBaseKey ComponentBuildBase =>
        _componentBuildBase ??= BuildBase with { Toolchain = ToolchainOf([.. inputs.Toolchain, .. inputs.Components!.Toolchain], inputs.Host) };

    /// <summary>The toolchain image that a wheel is compiled in: with the parts that it asks for.</summary>
    private BuildBaseKey BuildBaseOf(SourceBuild build) =>
        build.Settings.Parts is { Count: > 0 } parts
            ? BuildBase with
            {
                Toolchain = ToolchainOf([.. inputs.Toolchain, .. parts.SelectMany(x => inputs.Parts.GetValueOrDefault(x) ?? [])], inputs.Host),
            }
            : BuildBase;

    private List<NativeComponentKey> Components(Platform platform)
    {
        var keys = new List<NativeComponentKey>();
        foreach (var input in inputs.Components?.All ?? [])
            keys.Add(
                new NativeComponentKey(
                    Recipes.NativeComponent,
                    platform.Architecture,
                    ComponentBuildBase,
                    input.Name,
                    input.Version,
                    input.Source is { } source ? Digest.Parse(source.Sha256) : Digest.Of(""),
                    input.Files,
                    input.Component.System,
                    input.Component.FlagsFor(input.Upstream, platform),
                    Digest.Of(ComponentStages.Of(input, platform)),
                    inputs.Components!.Steps,
                    [
                        .. keys.Where(x => input.Needs.Contains(x.Name))
                            .OrderBy(x => x.Name, StringComparer.Ordinal)
                            .Select(x => new NeedFact(x.Name, x.Version, Key.Of(x))),
                    ]
                )
            );
        return keys;
    }

    /// <summary>The record of a group of wheels.</summary>
    /// <param name="python">Version of Python, of which major and minor count.</param>
    /// <param name="group">The group.</param>
    public static WheelsKey Wheels(string python, WheelGroup group) => Wheels(python, Wheels(group, _ => null));

    private static WheelsKey Wheels(string python, List<WheelFact> facts) => new(LayoutRules.Version, MinorOf(python), s_rules, facts);

    private static IEnumerable<(string Name, object Record)> Bytecode(PlatformInputs platform, IReadOnlyList<List<WheelFact>> wheels, Digest script)
    {
        var packages = Packages(BasePython.Packages(platform.Base));
        yield return (BytecodeFiles.OfBase, new BaseBytecodeKey(Recipes.Bytecode, Recipes.Base, platform.Python, script, packages));
        foreach (var (group, facts) in platform.Groups.Zip(wheels))
            yield return (BytecodeFiles.LayerOf(group.Name), new BytecodeKey(Recipes.Bytecode, platform.Python, script, LayoutRules.Version, s_rules, facts));
    }

    private static SyslibsKey Syslibs(PlatformInputs platform, BaseKey baseKey, IReadOnlyList<WheelFact> wheels) =>
        new(Recipes.Syslibs, platform.Platform.Architecture, Packages(platform.Syslibs), wheels, platform.Opened, baseKey);

    private ComponentKey Component(string architecture) =>
        new(Recipes.Component, architecture, BuildBase, inputs.BackendBuild.Dockerfile, inputs.BackendBuild.Steps, inputs.Native, []);

    private static ModelKey Model(ModelPin model) =>
        new(Recipes.Model, [new FileFact(model.Target.TrimStart('/'), FileModes.Plain, Digest.Parse(model.Sha256))]);

    private static IReadOnlyList<PackageFact> Packages(IReadOnlyList<DebPackage> packages) =>
        [
            .. packages
                .Select(x => new PackageFact(x.Name, x.Version, x.Architecture, x.Sha256))
                .OrderBy(x => x.Name, StringComparer.Ordinal)
                .ThenBy(x => x.Architecture, StringComparer.Ordinal),
        ];

    private Key? KeyOf(PlatformInputs platform, string name) =>
        platform.Sources.FirstOrDefault(x => x.Source.NormalizedName == name) is { } build ? CompiledOf(platform, build).Key : null;

    private (CompiledWheelKey Record, string Text, Key Key) CompiledOf(PlatformInputs platform, SourceBuild build)
    {
        var place = (platform.Platform, build.Source.NormalizedName);
        if (_compiled.TryGetValue(place, out var known))
            return known;
        var record = CompiledKeys.Of(inputs, platform, build, BuildBaseOf(build));
        var text = Key.Text(record);
        return _compiled[place] = (record, text, Key.OfText(text));
    }

    private static List<WheelFact> Wheels(WheelGroup group, Func<string, Key?> compiled)
    {
        var facts = group
            .Wheels.Select(x => new WheelFact(x.NormalizedName, x.Version, x.File, x.Hash) { Compiled = x.IsSdist ? compiled(x.NormalizedName) : null })
            .ToList();
        facts.Sort((x, y) => string.CompareOrdinal(x.File, y.File));
        return facts;
    }

    private static string MinorOf(string python) => string.Join('.', python.Split('.').Take(2));
}
