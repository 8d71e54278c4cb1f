using Slipway.Core.Diagnostics;
using Slipway.Core.Rendering;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

/// <summary>A file that changes after the plan was made never gets into a layer under the planned key.</summary>
[Trait("Row", "P2")]
public sealed class ChangedMeanwhileTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_of_the_app_that_changes_or_goes_between_plan_and_packing_is_refused_and_leaves_no_layer(bool goes)
    {
        using var folder = new PlanFolder();
        folder.Keep(await folder.PlanAsync(), except: "app");
        using var bench = folder.Bench();
        var plan = await new PlanReading(bench).ReadAsync(default);
        plan.ToMake.ShouldHaveSingleItem();
        if (goes)
            File.Delete(folder["service", "vad", "app.py"]);
        else
            File.AppendAllText(folder["service", "vad", "app.py"], "# more\n");
        using var supply = new LayerSupply(bench);
        var refused = await Should.ThrowAsync<SlipwayException>(() => supply.MakeAsync(plan, default));
        refused.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP122");
        refused.Problems[0].Found.ShouldContain("vad/app.py");
        bench.Layers.FindAnywhere(plan.ToMake.Single().Key).ShouldBeNull();
    }

    [Fact]
    public async Task Sources_steps_and_Dockerfiles_that_change_between_plan_and_bake_are_refused_together()
    {
        using var folder = new PlanFolder();
        using var bench = folder.Bench();
        var plan = await new PlanReading(bench).ReadAsync(default);
        File.AppendAllText(folder["service", "native", "frames.cpp"], "// more\n");
        File.AppendAllText(folder["dockerfiles", "steps", "compile-native.sh"], "# more\n");
        File.Delete(folder["dockerfiles", "build-base.Dockerfile"]);
        var refused = Should.Throw<SlipwayException>(() => BakeContext.Write(bench, plan.Inputs, bench.Scratch));
        refused.Problems.ShouldAllBe(x => x.Number == "SLP122");
        refused.Problems.Count.ShouldBe(3);
        Directory.Exists(BackendBake.DockerfilesOf(bench.Scratch)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_BuildKit_reads_are_just_the_files_that_are_in_the_key()
    {
        using var folder = new PlanFolder();
        File.WriteAllText(folder["dockerfiles", "steps", "notes.txt"], "x");
        using var bench = folder.Bench();
        var plan = await new PlanReading(bench).ReadAsync(default);
        BakeContext.Write(bench, plan.Inputs, bench.Scratch);
        var context = BackendBake.DockerfilesOf(bench.Scratch);
        Directory
            .EnumerateFiles(context, "*", SearchOption.AllDirectories)
            .Select(x => Path.GetRelativePath(context, x))
            .Order()
            .ShouldBe([
                "backend-build.Dockerfile",
                "build-base.Dockerfile",
                "steps/compile-native.sh",
                "steps/compiler-cache.sh",
                "steps/configure-toolchain.sh",
                "steps/sccache-compiler.sh",
                "steps/without-network.py",
            ]);
        File.AppendAllText(folder["service", "native", "frames.cpp"], "// edited while it compiles\n");
        File.ReadAllText(Path.Combine(BackendBake.NativeOf(bench.Scratch), "frames.cpp")).ShouldNotContain("edited while");
    }
}
