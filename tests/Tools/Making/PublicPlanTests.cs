using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

/// <summary>The committed lock of vLLM, which has source archives: they are planned in the build base of upstream public, though no image is made of them yet.</summary>
[Trait("Row", "W3")]
[Trait("Row", "B1")]
public sealed class PublicPlanTests : IDisposable
{
    private const string Base = "dockerfiles/build-base.manylinux.Dockerfile";

    private static readonly LockJob s_job = new("public", new LockName("full", "vllm", "gpu", "amd64"), "3.12", IsDebian: false);

    private readonly PlanFolder _folder = new(new Wish(Platform.Amd64) { Upstream = "public", Mode = Mode.Full });

    public PublicPlanTests()
    {
        var path = _folder["requirements", s_job.Path];
        var read = LockReader.Read(File.ReadAllText(path), path);
        var builds = read.Packages.Where(x => x.IsSdist).Select(x => $"# build: {x.NormalizedName}=={x.Version} {x.Hash}\n# requires: setuptools\n");
        File.WriteAllText(_folder["requirements", s_job.Builds], $"# slipway-builds 1\n# target: {read.Target}\n# resolver: uv\n{string.Concat(builds)}");
    }

    [Fact]
    public async Task Archives_are_compiled_in_the_manylinux_base_whose_digest_is_in_their_keys()
    {
        var (plan, notes) = await PlanAsync("Explain");

        plan.Compiles.Select(x => x.Record.Name).ShouldBe(["antlr4-python3-runtime", "iopath", "sam2"], ignoreOrder: true);
        plan.Compiles.ShouldAllBe(x => x.State == PlanState.Make && x.Record.Python == "3.12");
        plan.Compiles.ShouldAllBe(x => x.Record.BuildBase.Dockerfile == Digest.Of(File.ReadAllBytes(_folder[Base])));
        plan.Compiles[0].Record.BuildBase.Steps.Select(x => x.Path).ShouldContain("steps/configure-manylinux.sh");
        plan.BuildBase.State.ShouldBe(PlanState.Make);
        plan.Layers.ShouldAllBe(x => x.Maker == LayerMaker.Wheels, "of the base nobody here has the packages");
        notes.Select(x => x.Number).ShouldContain("SLP112");

        _folder.Edit(Base, "manylinux_2_28_x86_64:2026.08.15-1@sha256:0", "manylinux_2_28_x86_64:2026.08.15-1@sha256:1");
        var moved = (await PlanAsync("Wheelhouse")).Plan;
        moved.Compiles.Select(x => x.Key).Intersect(plan.Compiles.Select(x => x.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nobody_has_them_by_key_the_message_is_of_the_base_that_is_missing()
    {
        File.Copy(Path.Combine(Slipway.Tests.Repository.Root, BasePins.File), _folder[BasePins.File]);
        var (plan, _) = await PlanAsync("Wheelhouse");
        using var bench = Bench("Wheelhouse");

        var problem = (
            await Should.ThrowAsync<SlipwayException>(() => new CompileSupply(bench).ProvideAsync(plan, plan.Compiles, default))
        ).Problems.ShouldHaveSingleItem();

        problem.Number.ShouldBe("SLP569");
        problem.Found.ShouldStartWith("antlr4-python3-runtime 4.9.3, iopath 0.1.10, sam2 1.1.0: compiled in the build base of upstream public, quay.io/pypa/");
        problem.Found.ShouldContain("@sha256:");
    }

    [Fact]
    public async Task Device_code_is_refused_where_no_nvcc_is_pinned_and_an_image_as_before()
    {
        File.WriteAllText(_folder["requirements", "builds.json"], """{ "sam2": { "uses": ["cuda"] } }""");

        (await Should.ThrowAsync<SlipwayException>(() => PlanAsync("Explain"))).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP568");
        (await Should.ThrowAsync<SlipwayException>(() => PlanAsync("Runtime"))).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP112");
    }

    public void Dispose() => _folder.Dispose();

    private Workbench Bench(string product) =>
        _folder.Bench(x =>
            x with
            {
                Products = new HashSet<string> { product },
                PlanOnly = product == "Explain",
            }
        );

    private async Task<(BuildPlan Plan, IReadOnlyList<Problem> Notes)> PlanAsync(string product)
    {
        using var bench = Bench(product);
        return (await new PlanReading(bench).ReadAsync(default), bench.Notes);
    }
}
