using Slipway.Core.Catalog;
using Slipway.Core.Catalog.Components;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Rendering;
using static Slipway.Core.Tests.Planning.TinyService;

namespace Slipway.Core.Tests.Planning;

/// <summary>Which components are compiled anew when something of one changes.</summary>
[Trait("Row", "B2")]
public sealed class ComponentPlanTests
{
    private static readonly ComponentInputs Three = new(
        [Component("hwloc", "2.9.0"), Component("libfabric", "2.1.0", "hwloc"), Component("numactl", "2.0.19")],
        [Deb("autoconf", "2.72")],
        [.. ComponentStages.Scripts.Select(x => App(x, "1"))]
    );

    public static TheoryData<string, object, string[]> Changes =>
        new()
        {
            { "a version", With("hwloc", x => x with { Source = x.Source! with { Version = "2.9.1" } }), ["hwloc", "libfabric"] },
            { "a source", With("hwloc", x => x with { Source = x.Source! with { Sha256 = Digest.Of("other").Hex } }), ["hwloc", "libfabric"] },
            { "flags", With("hwloc", x => x with { Component = x.Component with { Flags = ["--disable-gl"] } }), ["hwloc", "libfabric"] },
            { "what needs another", With("libfabric", x => x with { Source = x.Source! with { Version = "2.2.0" } }), ["libfabric"] },
            { "what nobody needs", With("numactl", x => x with { Source = null, Files = [App("configure", "1")] }), ["numactl"] },
            { "its script", Three with { Steps = [.. Three.Steps.SkipLast(1), App(ComponentStages.Scripts[^1], "2")] }, ["hwloc", "libfabric", "numactl"] },
            { "its toolchain", Three with { Toolchain = [Deb("autoconf", "2.73")] }, ["hwloc", "libfabric", "numactl"] },
            { "a source that moved", With("hwloc", x => x with { Source = x.Source! with { Address = "pool/elsewhere.tar.gz" } }), [] },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_of_one_component_makes_it_and_those_that_need_it(string what, object changed, string[] made)
    {
        var service = new TinyService();
        service.Make(Inputs with { Components = Three });
        var plan = service.Plan(Inputs with { Components = (ComponentInputs)changed });
        plan.ToMake.Select(x => x.Name).ShouldBe(made, what);
    }

    [Fact]
    public void The_reason_is_told_in_words()
    {
        var service = new TinyService();
        service.Make(Inputs with { Components = Three });
        var plan = service.Plan(
            Inputs with
            {
                Components = With("hwloc", x => x with { Source = x.Source! with { Version = "2.9.1", Sha256 = Digest.Of("new").Hex } }),
            }
        );
        plan.ToMake.Single(x => x.Name == "hwloc").Reasons.Select(x => x.Text).ShouldContain("version 2.9.0 -> 2.9.1");
        plan.ToMake.Single(x => x.Name == "libfabric").Reasons.Select(x => x.Text).ShouldContain("hwloc 2.9.0 -> 2.9.1");
    }

    [Fact]
    public void Components_lie_below_the_service_and_move_nothing_of_it()
    {
        var service = new TinyService();
        service.Make(Inputs);
        var plan = service.Plan(Inputs with { Components = Three });
        plan.ToMake.Select(x => x.Name).ShouldBe(["hwloc", "libfabric", "numactl"]);
        plan.Images[0].Layers.Where(x => x.Maker == LayerMaker.Component).Select(x => x.Name).ShouldBe(["hwloc", "libfabric", "numactl", "native"]);
    }

    [Fact]
    public void Each_component_is_a_stage_that_mounts_its_source_and_what_it_needs()
    {
        var text = ComponentStages.Render(Three.All, Platform.Amd64);
        text.ShouldContain("FROM --platform=$BUILDPLATFORM build-base AS libfabric-build\n");
        text.ShouldContain("--mount=type=bind,from=libfabric-sources,target=/sources");
        text.ShouldContain("--mount=type=bind,from=hwloc,target=/needs/hwloc");
        text.ShouldContain("\"/usr/bin/bash\", \"/steps/compile-component.sh\", \"libfabric\", \"2.1.0\", \"autotools\", \"--enable-shared\"]");
        foreach (var script in ComponentStages.Scripts)
            text.ShouldContain($"--mount=type=bind,source={script},target=/{script} ");
        text.ShouldContain("FROM scratch AS libfabric\nCOPY --from=libfabric-build /out/ /\n");
    }

    [Fact]
    public void A_component_that_is_there_is_no_target_but_a_context_of_the_others()
    {
        var targets = ComponentBake.Targets(Inputs with { Components = Three }, "scratch", (name, _) => name == "hwloc");
        targets.Select(x => x.Name).ShouldBe(["build-base-components", "component-libfabric-amd64", "component-numactl-amd64"]);
        targets[1].Contexts["hwloc"].ShouldBe("scratch/components/amd64/hwloc");
        targets[1].Contexts.Keys.Order().ShouldBe(["build-base", "hwloc", "libfabric-sources"]);
        targets[2].Contexts.Keys.Order().ShouldBe(["build-base", "numactl-sources"]);
        targets[1].Stage.ShouldBe("libfabric");
    }

    [Fact]
    [Trait("Row", "P3")]
    public void The_graph_of_a_plan_has_its_components_and_what_goes_into_their_steps_must_be_in_a_key()
    {
        Problems(Three).ShouldBeEmpty();
        Problems(Three with { Steps = [] }).Select(x => x.Number).Distinct().ShouldBe(["SLP188"]);
        // One that is there already has no stage, and those that need it a context.
        var service = new TinyService();
        service.Make(Inputs with { Components = With("libfabric", x => x with { Files = [App("other", "1")] }) });
        GraphChecks.Problems(Graph(service.Plan(Inputs with { Components = Three }))).ShouldBeEmpty();

        static IReadOnlyList<Core.Diagnostics.Problem> Problems(ComponentInputs components) =>
            GraphChecks.Problems(Graph(new TinyService().Plan(Inputs with { Components = components })));

        static BuildGraph Graph(BuildPlan plan)
        {
            var folder = Path.Combine(Slipway.Tests.Repository.Root, "dockerfiles");
            var texts = Directory.EnumerateFiles(folder, "*.Dockerfile").ToDictionary(x => Path.GetFileName(x), File.ReadAllText);
            return PlanGraph.Of(
                plan,
                texts,
                [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(x => Path.GetRelativePath(folder, x))]
            );
        }
    }

    [Fact]
    [Trait("Row", "P6")]
    public void A_forecast_counts_the_sources_and_the_part_of_the_toolchain_that_components_need()
    {
        var service = new TinyService();
        var forecaster = new Forecaster(new History([]), Rates.Default, service, cores: 2);
        var without = forecaster.Of(service.Plan(Inputs), pushes: false).Download;
        var sized = With("hwloc", x => x with { Source = x.Source! with { Size = 3_000_000 } });
        // autoconf of 1 MB and the source of hwloc; the compilers are counted already.
        forecaster.Of(service.Plan(Inputs with { Components = sized }), pushes: false).Download.ShouldBe(without + 4_000_000);
        service.Blobs.Add(Digest.Parse(sized.All[0].Source!.Sha256));
        forecaster.Of(service.Plan(Inputs with { Components = sized }), pushes: false).Download.ShouldBe(without + 1_000_000);
    }

    [Fact]
    public void Images_with_components_find_their_libraries_by_name()
    {
        ServiceConfig.For(Service).Env!.ShouldNotContain(x => x.StartsWith("LD_LIBRARY_PATH"));
        ServiceConfig.For(Service with { Components = ["hwloc"] }).Env!.ShouldContain("LD_LIBRARY_PATH=/usr/local/lib");
    }

    private static ComponentInput Component(string name, string version, params string[] needs)
    {
        var source = new ComponentSource(["debian"], version, $"pool/{name}.tar.gz", Digest.Of(name + version).Hex, "a test");
        return new(new Component(name, "rare", "autotools", [source], ["--enable-shared"], needs, []), UpstreamKind.Debian, source, null, []);
    }

    private static ComponentInputs With(string name, Func<ComponentInput, ComponentInput> change) =>
        Three with
        {
            All = [.. Three.All.Select(x => x.Name == name ? change(x) : x)],
        };
}
