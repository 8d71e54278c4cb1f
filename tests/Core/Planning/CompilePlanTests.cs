using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Builds;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Rendering;
using Slipway.Core.Rendering.Dockerfiles;
using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Core.Tests.Planning;

[Trait("Row", "W3")]
public sealed class CompilePlanTests
{
    private static readonly LockedPackage Source = new("lz4", "4.4.5", Digest.Of("lz4"), "lz4-4.4.5.tar.gz", 9, [LockedPackage.Root], true, []);
    private static readonly LockedPackage Setuptools = TinyService.Wheel("setuptools", "84.2.1");
    internal static readonly SourceBuild Build = new(Source, [Setuptools], BuildSettings.None, []);

    private readonly TinyService _service = new();

    [Fact]
    public void A_source_archive_is_compiled_in_the_build_base_and_its_layer_has_the_wheels_key()
    {
        var plan = _service.Plan(Inputs());
        var compile = plan.Compiles.ShouldHaveSingleItem();
        compile.State.ShouldBe(PlanState.Make);
        compile.Reasons.ShouldHaveSingleItem().Kind.ShouldBe(ReasonKind.New);
        plan.BuildBase.Reasons[0].Text.ShouldContain(compile.Id);
        plan.Layers.Single(x => x.Name == "small").Inputs.ShouldContain($"Compiled:{compile.Key.Hex}");
    }

    [Fact]
    public void Whatever_the_build_is_given_changes_the_key_and_the_layer()
    {
        var inputs = Inputs();
        SourceBuild[] builds =
        [
            Build,
            Build with
            {
                Source = Source with { Hash = Digest.Of("new") },
            },
            Build with
            {
                Requires = [Setuptools with { Hash = Digest.Of("new") }],
            },
            Build with
            {
                Settings = BuildSettings.None with { Environment = new Dictionary<string, string> { ["A"] = "1" } },
            },
            Build with
            {
                Settings = BuildSettings.None with { Settings = new Dictionary<string, string> { ["A"] = "1" } },
            },
            Build with
            {
                Settings = BuildSettings.None with { Allow = ["pure"] },
            },
            Build with
            {
                Patches = [TinyService.App("x.patch", "1")],
            },
        ];
        PlanInputs[] variants =
        [
            .. builds.Select(Inputs),
            inputs with
            {
                Toolchain = [TinyService.Deb("gcc-14", "14.3.0-1")],
            },
            inputs with
            {
                CompileWheel = inputs.CompileWheel! with { Dockerfile = Digest.Of("new") },
            },
            inputs with
            {
                CompileWheel = inputs.CompileWheel! with { Steps = [TinyService.App("steps/compile-wheel.py", "2")] },
            },
            inputs with
            {
                Platforms = [inputs.Platforms[0] with { Python = "3.14.1" }],
            },
        ];
        var plans = variants.Select(_service.Plan).ToList();
        plans.Select(x => x.Compiles.Single().Key).Distinct().Count().ShouldBe(variants.Length);
        plans.Select(x => x.Layers.Single(y => y.Name == "small").Key).Distinct().Count().ShouldBe(variants.Length);
    }

    [Fact]
    public void A_part_of_the_toolchain_is_in_the_key_of_those_that_ask_for_it_and_of_no_other()
    {
        var rust = Build with { Settings = BuildSettings.None with { Uses = ["rust"] } };
        Keys(Build, "1.96", "1.97").Distinct().Count().ShouldBe(1);
        Keys(rust, "1.96", "1.97").Distinct().Count().ShouldBe(2);
        var plan = _service.Plan(With(rust, "1.97"));
        var targets = CompileBake.Targets(plan.Compiles, "scratch", 1).ToList();
        targets.Select(x => x.Name).ShouldBe(["build-base-rust", CompileBake.TargetOf(plan.Compiles[0])]);
        targets[1].Contexts["build-base"].ShouldBe("target:build-base-rust");
        CompileBake.Targets(_service.Plan(Inputs()).Compiles, "scratch", 1).ShouldHaveSingleItem().Contexts["build-base"].ShouldBe("target:build-base");

        IEnumerable<Key> Keys(SourceBuild build, params string[] versions) => versions.Select(x => _service.Plan(With(build, x)).Compiles.Single().Key);
        static PlanInputs With(SourceBuild build, string version) =>
            Inputs(build) with
            {
                Parts = new Dictionary<string, IReadOnlyList<DebPackage>> { ["rust"] = [TinyService.Deb("rustc", version)] },
            };
    }

    [Fact]
    [Trait("Row", "P6")]
    public void A_forecast_counts_the_archive_and_what_it_is_built_with_and_takes_the_time_of_the_last_compile()
    {
        var (inputs, history) = (Inputs(), new History([]));
        var plan = _service.Plan(inputs);
        var unknown = new Forecaster(history, Rates.Default, _service, cores: 2).Of(plan, pushes: false);
        unknown.Compiles.ShouldHaveSingleItem().Value.ShouldBeNull();
        unknown.Basis.ShouldBe(Basis.Default);
        // Two packages of the base, one of the toolchain, idna and setuptools of 1 MB each, the model of 2 MB, the archive of 9 bytes.
        unknown.Download.ShouldBe(7_000_009);
        _service.LastCompiles["lz4"] = new CompileForecast(40, 2);
        var known = new Forecaster(history, Rates.Default, _service, cores: 2).Of(plan, pushes: false);
        known.Seconds.ShouldBe(unknown.Seconds + 40, 0.001);

        var report = new PlanReporting(plan, known, Rates.Default).Report();
        PlanText.Render(report).ShouldContain("never made here  (40 s the last time, 2 jobs)");
        PlanText.Render(report).ShouldContain("\n  to compile: 1 wheel\n");
        PlanMarkdown.Render(report).ShouldContain("| lz4 4.4.5 | linux/amd64 | compile | ");
        PlanText
            .Render(new PlanReporting(plan, unknown, Rates.Default).Report())
            .ShouldSatisfyAllConditions(
                x => x.ShouldContain("never made here  (time unknown)"),
                x => x.ShouldContain("to compile: 1 wheel, 1 of them never compiled here: their time is not in the forecast")
            );
        var found = new Planner(_ => null, _service) { Wheels = x => new CompiledWheel(x, "lz4-4.4.5-cp313-cp313-linux_x86_64.whl", Digest.Of("w"), 1) };
        // Neither the archive nor what it would be built with.
        new Forecaster(history, Rates.Default, _service, cores: 2)
            .Of(found.Plan(inputs), pushes: false)
            .Download.ShouldBe(5_000_000);
    }

    [Fact]
    public void A_wheel_that_is_there_is_found_and_one_that_no_layer_wants_is_left()
    {
        var inputs = Inputs();
        var key = _service.Plan(inputs).Compiles.Single().Key;
        var found = new Planner(_ => null, _service)
        {
            Wheels = x => x == key ? new CompiledWheel(x, "lz4-4.4.5-cp313-cp313-linux_x86_64.whl", Digest.Of("w"), 1) : null,
        };
        found.Plan(inputs).Compiles.Single().State.ShouldBe(PlanState.Found);
        _service.Make(inputs);
        _service.Plan(inputs).Compiles.Single().State.ShouldBe(PlanState.NotNeeded);
        _service.Plan(inputs).BuildBase.State.ShouldBe(PlanState.NotNeeded);
    }

    /// <summary>What the step can read, and which field of the key stands for it. Whoever lets it read more adds a field.</summary>
    [Fact]
    public void Everything_that_the_step_reads_is_a_field_of_the_key()
    {
        var file = DockerfileReader.Read(File.ReadAllText(Path.Combine(Repository.Root, "dockerfiles", CompileBake.Dockerfile)));
        var fields = typeof(CompiledWheelKey).GetProperties().Select(x => x.Name).ToHashSet();
        var known = new Dictionary<string, string[]>
        {
            ["FROM build-base"] = ["BuildBase"],
            ["FROM scratch"] = [],
            ["COPY compile"] = [],
            ["MOUNT inputs"] = ["File", "Source", "Patches", "Requires", "Environment", "Settings", "Allow", "Name", "Version", "Python", "Platform"],
            ["MOUNT steps/compiler-cache.sh"] = ["Steps"],
            ["MOUNT steps/without-network.py"] = ["Steps"],
            ["MOUNT steps/compile-wheel.py"] = ["Steps"],
            ["MOUNT steps/prepare-source.py"] = ["Steps"],
            ["MOUNT steps/finish-wheel.py"] = ["Steps"],
            ["MOUNT steps/lay-out-requires.py"] = ["Steps"],
            ["CACHE sccache-$TARGETARCH"] = [],
            ["ARG TARGETARCH"] = ["Platform"],
            // A name for the folder of the inputs.
            ["ARG WHEEL"] = [],
            // How many compilers run at once; a compiler does not know.
            ["ARG JOBS"] = [],
        };
        var read = new List<string>();
        foreach (var stage in file.Stages)
        {
            read.Add($"FROM {stage.From}");
            read.AddRange(stage.Instructions.Where(x => x.Word == "ARG").Select(x => $"ARG {x.Text.Split('=')[0]}"));
            read.AddRange(stage.CacheMounts.Select(x => $"CACHE {x.Id}"));
            foreach (var use in stage.Uses)
                read.AddRange(use.From is { } from ? [$"{(from == "compile" ? "COPY" : "MOUNT")} {from}"] : use.Paths.Select(x => $"MOUNT {x}"));
            // Which compiler cache is asked changes nothing of what is compiled.
            stage
                .Instructions.SelectMany(x => x.Values("mount"))
                .Where(x => x.Contains("secret") || x.Contains("ssh"))
                .ShouldAllBe(x => x == "type=secret,id=sccache");
        }
        read.Distinct().ShouldBe(known.Keys, ignoreOrder: true);
        known.Values.SelectMany(x => x).ShouldBeSubsetOf(fields);
        // The rest: how the step is called, and what becomes of the selection in its environment.
        fields.Except(known.Values.SelectMany(x => x)).ShouldBe(["Recipe", "Dockerfile", "DeviceArchitectures", "Cuda", "TorchAbi"], ignoreOrder: true);
    }

    [Fact]
    public void What_the_step_is_told_comes_from_the_key_alone()
    {
        var compile = _service.Plan(Inputs(Build with { Settings = BuildSettings.None with { Allow = ["native"] } })).Compiles.Single();
        var told = CompileInputs.Of(compile.Record, compile.Key);
        told.ShouldSatisfyAllConditions(
            x => x.Native.ShouldBeTrue(),
            x => x.Pure.ShouldBeFalse(),
            x => x.Sha256.ShouldBe(Source.Hash.Hex),
            x => x.Requires.ShouldBe([Setuptools.File]),
            x => x.Python.ShouldBe("3.13")
        );
        told.ToJson().ShouldContain("\"source\": \"lz4-4.4.5.tar.gz\"");
    }

    private static PlanInputs Inputs() => Inputs(Build);

    internal static PlanInputs Inputs(SourceBuild build) =>
        TinyService.Inputs with
        {
            Platforms =
            [
                TinyService.OnePlatform() with
                {
                    Groups = [new WheelGroup("small", [build.Source, TinyService.Wheel("idna", "3.10")])],
                    Sources = [build],
                },
            ],
            Native = [],
            CompileWheel = new StepFiles(Digest.Of("compile-wheel"), [TinyService.App("steps/compile-wheel.py", "1")]),
        };
}
