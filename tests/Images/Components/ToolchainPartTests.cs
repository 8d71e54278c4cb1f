using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Rendering;
using Slipway.Images.Tests.Compile;
using Slipway.Images.Tests.Demo;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Making;

namespace Slipway.Images.Tests.Components;

/// <summary>The parts of the toolchain image that only some things need.</summary>
[Collection(CompileGroup.Name)]
public sealed class ToolchainPartTests(CompileHome compile)
{
    private static readonly Dictionary<string, string> s_none = [];

    [EngineFact]
    [Trait("Row", "K6")]
    public async Task A_wheel_made_on_the_older_release_is_portable_and_runs_on_both()
    {
        var files = Repository.Shared("data/index/files");
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["tools"]);
        foreach (var name in (string[])["auditwheel", "packaging", "pyelftools"])
            File.Copy(Directory.EnumerateFiles(files, $"{name}-*.whl").Single(), folder["tools", $"{name}.whl"]);
        var sources = Path.Combine(Repository.Root, "tests", "data", "portable");
        BakeTarget Target(string stage) =>
            new(
                stage,
                Path.Combine(sources, "portable.Dockerfile"),
                sources,
                new Dictionary<string, string>
                {
                    ["older"] = "target:older",
                    ["newer"] = "target:newer",
                    ["sources"] = sources,
                    ["tools"] = folder["tools"],
                },
                s_none,
                [],
                stage,
                [$"type=local,dest={folder[stage]}"]
            );
        await BakeAsync(
            folder,
            [("older", [ToolchainPart.Portable]), ("newer", [ToolchainPart.Compilers, ToolchainPart.Components])],
            [Target("wheel"), Target("tried")]
        );
        var wheel = Path.GetFileName(Directory.EnumerateFiles(folder["wheel"], "*.whl").ShouldHaveSingleItem());
        wheel.ShouldMatch(@"^portable-1\.0-cp311-abi3-(manylinux[0-9_]+_x86_64\.)+whl$");
        File.ReadAllText(folder["tried", "older"]).ShouldBe("11 2.36 42\n");
        File.ReadAllText(folder["tried", "newer"]).ShouldBe("13 2.41 42\n");
    }

    [EngineFact]
    [Trait("Row", "B1")]
    public async Task Rust_of_the_newest_suite_compiles_for_both_platforms_on_this_release()
    {
        Needs.All();
        using var folder = new TempFolder();
        // The image's own step compiles for both platforms, and runs what it can.
        await BakeAsync(folder, [("rust", [ToolchainPart.Compilers, ToolchainPart.Rust])], []);
    }

    /// <summary>Bakes toolchain images of some parts, and targets on them.</summary>
    private async Task BakeAsync(TempFolder folder, (string Name, ToolchainPart[] Parts)[] images, BakeTarget[] targets)
    {
        using var checkout = new DemoCheckout(compile.Home.Root);
        using var bench = DemoBench.Open(checkout, compile.Home);
        using var docker = await DockerCli.StartAsync(compile.Home);
        var all = new List<BakeTarget>(targets);
        foreach (var (name, parts) in images)
        {
            var packages = new List<(ToolchainPart, IReadOnlyList<DebPackage>)>();
            foreach (var part in parts)
                packages.Add((part, (await bench.ToolchainOf(part).ReadAsync(default)).With(DebRoles.Toolchain)));
            await new ToolchainImage(bench).LayOutAsync(packages, DemoBench.Host, folder[$"{name}-toolchain"], name, default);
            var context = new Dictionary<string, string> { ["toolchain"] = $"oci-layout://{folder[$"{name}-toolchain"]}:{name}" };
            all.Add(new BakeTarget(name, "build-base.Dockerfile", checkout["dockerfiles"], context, s_none, [], "", ["type=cacheonly"]));
        }
        await File.WriteAllTextAsync(folder["bake.json"], BakeFile.Render(all));
        await docker.MustAsync(folder.Path, $"buildx bake -f bake.json {string.Join(' ', all.Select(x => x.Name))}", "BUILDX_BAKE_ENTITLEMENTS_FS=0");
    }
}
