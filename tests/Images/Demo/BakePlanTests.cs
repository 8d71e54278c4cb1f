using System.Text.Json;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Rendering;
using Slipway.Images.Tests.Engine;
using Slipway.Tools.Making;

namespace Slipway.Images.Tests.Demo;

/// <summary>The plan beside what buildx says it would bake of the file that a build hands to it.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "P1")]
[Trait("Row", "P3")]
public sealed class BakePlanTests(DemoHome demo)
{
    private static readonly string[] s_platforms = ["linux/amd64", "linux/arm64"];

    [EngineFact]
    public async Task What_buildx_would_bake_is_what_the_plan_says()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        using var bench = DemoBench.Open(checkout, demo.Home, s_platforms);
        using var docker = await DockerCli.StartAsync(demo.Home);
        var plan = await WriteAsync(bench);
        using var printed = JsonDocument.Parse(
            await docker.MustAsync(bench.Scratch, "buildx bake -f bake.json --print build-base backend-build-amd64 backend-build-arm64")
        );
        var targets = printed.RootElement.GetProperty("target");
        targets.EnumerateObject().Select(x => x.Name).ShouldBe(["build-base", .. plan.Images.Select(x => BackendBake.TargetOf(x.Platform))], ignoreOrder: true);

        var buildBase = targets.GetProperty("build-base");
        Digest.Of(Dockerfile(buildBase)).ShouldBe(plan.Inputs.BuildBase.Dockerfile);
        Mounted(buildBase, plan.Inputs.BuildBase.Steps);
        buildBase
            .GetProperty("contexts")
            .EnumerateObject()
            .ShouldHaveSingleItem()
            .Value.GetString()
            .ShouldBe($"oci-layout://{bench.Scratch}/toolchain:toolchain");
        Only(buildBase, "type", "output").ShouldBe("cacheonly");
        foreach (var platform in plan.Images.Select(x => x.Platform))
        {
            var target = targets.GetProperty(BackendBake.TargetOf(platform));
            Words(target, "platforms").ShouldBe([platform.ToString()]);
            Digest.Of(Dockerfile(target)).ShouldBe(plan.Inputs.BackendBuild.Dockerfile);
            Mounted(target, plan.Inputs.BackendBuild.Steps);
            // The key of the layer says that there are no arguments.
            target.TryGetProperty("args", out _).ShouldBeFalse();
            var contexts = target.GetProperty("contexts").EnumerateObject().ToDictionary(x => x.Name, x => x.Value.GetString()!);
            contexts.Keys.Order().ShouldBe(["build-base", "native-sources"]);
            contexts["build-base"].ShouldBe("target:build-base");
            Directory.EnumerateFiles(contexts["native-sources"], "*", SearchOption.AllDirectories).Count().ShouldBe(plan.Inputs.Native.Count);
            foreach (var source in plan.Inputs.Native)
                Digest.Of(File.ReadAllBytes(Path.Combine(contexts["native-sources"], source.Path))).ShouldBe(source.Content);
            Only(target, "type", "output").ShouldBe("local");
            Only(target, "dest", "output").ShouldBe(BackendBake.ExportOf(bench.Scratch, platform));
        }
    }

    [EngineFact]
    public async Task What_is_baked_passes_the_check_of_buildx_without_a_warning()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        using var bench = DemoBench.Open(checkout, demo.Home, s_platforms);
        using var docker = await DockerCli.StartAsync(demo.Home);
        var plan = await WriteAsync(bench);
        await new ToolchainImage(bench).LayOutAsync(plan, bench.Scratch, CancellationToken.None);
        // A check takes no target as a named context: the image that build-base is made from stands in for it.
        var (entitled, stand) = ("BUILDX_BAKE_ENTITLEMENTS_FS=0", $"contexts.build-base=oci-layout://{BackendBake.ToolchainOf(bench.Scratch)}:toolchain");
        await docker.MustAsync(bench.Scratch, "buildx bake -f bake.json --check build-base", entitled);
        foreach (var target in plan.Images.Select(x => BackendBake.TargetOf(x.Platform)))
            await docker.MustAsync(bench.Scratch, $"buildx bake -f bake.json --check --set {target}.{stand} {target}", entitled);

        File.AppendAllText(Path.Combine(bench.Scratch, "dockerfiles", "backend-build.Dockerfile"), "FROM scratch as Native2\n");
        var wrong = $"buildx bake -f bake.json --check --set backend-build-amd64.{stand} backend-build-amd64";
        (await docker.RunAsync(bench.Scratch, wrong, entitled)).ExitCode.ShouldNotBe(0);
    }

    /// <summary>What a build writes before it asks buildx.</summary>
    private static async Task<BuildPlan> WriteAsync(Workbench bench)
    {
        var plan = await DemoBench.PlanAsync(bench);
        BakeContext.Write(bench, plan.Inputs, bench.Scratch);
        await File.WriteAllTextAsync(Path.Combine(bench.Scratch, "bake.json"), BakeFile.Render(BackendBake.Targets(plan, bench.Scratch)));
        return plan;
    }

    private static byte[] Dockerfile(JsonElement target) =>
        File.ReadAllBytes(Path.Combine(target.GetProperty("context").GetString()!, target.GetProperty("dockerfile").GetString()!));

    /// <summary>The steps lie in the context that bake would send, as the plan has them.</summary>
    private static void Mounted(JsonElement target, IReadOnlyList<Core.Planning.Keys.FileFact> steps)
    {
        steps.ShouldNotBeEmpty();
        foreach (var step in steps)
            Digest.Of(File.ReadAllBytes(Path.Combine(target.GetProperty("context").GetString()!, step.Path))).ShouldBe(step.Content);
    }

    private static IEnumerable<string> Words(JsonElement target, string name) => target.GetProperty(name).EnumerateArray().Select(x => x.GetString()!);

    /// <summary>A word of the target's one output, which buildx prints as text or as an object.</summary>
    private static string Only(JsonElement target, string word, string list)
    {
        var output = target.GetProperty(list).EnumerateArray().ShouldHaveSingleItem();
        return output.ValueKind == JsonValueKind.Object
            ? output.GetProperty(word).GetString()!
            : output.GetString()!.Split(',').Select(x => x.Split('=', 2)).Single(x => x[0] == word)[1];
    }
}
