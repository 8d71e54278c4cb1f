using System.Text;
using Slipway.Core.Checking;
using Slipway.Core.Images;
using Slipway.Core.Records;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;
using Slipway.Tools.Records;

namespace Slipway.Images.Tests.Demo;

/// <summary>The image for developers: the shipped one, unchanged, and tools.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "R6")]
public sealed class DevTests(DemoHome demo)
{
    [EngineFact]
    [Trait("Row", "K4")]
    public async Task All_that_is_shipped_is_in_it_for_both_platforms_byte_for_byte()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        await DevAsync(checkout, "--platform", "linux/amd64,linux/arm64", "--output", "out/dev", "--smoke", "off");
        var (shipped, dev) = (new LayoutImages(demo.Layout), new LayoutImages(checkout["out", "dev"]));
        shipped.Platforms.ShouldBe(["amd64", "arm64"]);
        dev.Platforms.ShouldBe(shipped.Platforms);
        foreach (var platform in shipped.Platforms)
        {
            dev.LayersOf(platform).Take(shipped.LayersOf(platform).Count).ShouldBe(shipped.LayersOf(platform), platform);
            var before = Environment.CpuUsage.TotalTime;
            var layers = dev.List(platform);
            Superset.Differences(shipped.List(platform).Values, layers.Values, path => HasGrown(shipped, dev, platform, path)).ShouldBeEmpty(platform);
            // Of work, not of waiting: machines that run tests are busy.
            (Environment.CpuUsage.TotalTime - before).TotalSeconds.ShouldBeLessThan(5, platform);

            // What is on top is whole: a shell of the platform's own machine, a list of packages, and nobody gains anything by starting a program.
            var tools = layers.Last(x => x.Value.Any(y => y.Path == "usr/bin/bash"));
            dev.Read(platform, "usr/bin/bash")[18].ShouldBe(platform == "amd64" ? (byte)62 : (byte)183);
            tools.Value.ShouldAllBe(x => x.Kind != ArchiveEntryKind.File || (x.Mode & 0b110_000_000_000) == 0);
            tools.Value.ShouldNotContain(x => x.Path.StartsWith("home/", StringComparison.Ordinal));
        }
    }

    [EngineFact]
    [Trait("Row", "A2")]
    public async Task An_audit_has_nothing_against_it_but_notes()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        await DevAsync(checkout, "--output", "out/dev", "--smoke", "off");
        var run = await checkout.RunAsync("Audit", "--image", "oci:out/dev", "--fail-on-findings", "--json");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldContain("\"build-tool\"", Case.Sensitive, "its tools are seen all the same");
    }

    [EngineFact]
    [Trait("Row", "K5")]
    public async Task Its_package_manager_shell_and_debuggers_work_and_the_parents_tests_pass_in_it()
    {
        using var own = new ProductCheckout(
            demo.Home,
            "test_own.py",
            "def test_vad():\n    import debugpy, vad\n    assert vad.__file__.startswith('/app/')\n"
        );
        var run = await own.Checkout.RunAsync("Dev", "--upstream", "debian", "--all");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldMatch("test linux/amd64: (passed|recorded)");
        run.Output.ShouldContain("the service's tests linux/amd64: passed (1 passed in ");

        var nano = new RecordFiles(demo.Home, own.Checkout.Root).Last("minimal-onnx-cpu-dev") is null ? "" : await DebAsync(own.Checkout, "nano");
        var outcome = await BashAsync(
            "root",
            """
            set -e
            apt-get -qq check
            test -z "$(dpkg --audit)"
            before=$(sha256sum /etc/ssl/certs/ca-certificates.crt)
            apt-get -y -qq remove nano >/dev/null
            test ! -e /usr/bin/nano
            apt-get -y -qq install /nano.deb >/dev/null 2>&1
            test -x /usr/bin/nano
            test "$before" = "$(sha256sum /etc/ssl/certs/ca-certificates.crt)"
            git --version
            gdb -batch -ex 'python print("gdb " + "speaks")'
            strace -qq -e trace=none true && echo 'strace 'works
            awk 'BEGIN { print "awk " "works" }'
            which less
            ps --version
            """,
            [$"{nano}:/nano.deb:ro"]
        );
        outcome.ExitCode.ShouldBe(0, outcome.Output + outcome.Error);
        foreach (var expected in (string[])["git version 2.", "gdb speaks", "strace works", "awk works", "/usr/bin/less", "ps from procps"])
            outcome.Output.ShouldContain(expected);
        (await BashAsync("10001:10001", "id -u; python -m pytest --version")).Output.ShouldStartWith("10001\npytest 8.");
    }

    [EngineFact]
    [Trait("Row", "Y4")]
    [Trait("Row", "P1")]
    public async Task Its_layers_go_to_the_cache_by_their_keys_and_a_machine_with_nothing_finds_them()
    {
        using var registry = new RegistryServer();
        await registry.InitializeAsync();
        try
        {
            using var first = new DemoCheckout(demo.Home.Root);
            var cache = $"registry={registry.Host}/team/cache";
            var pushed = await first.RunAsync("PushCache", "--product", "dev", "--upstream", "debian", "--cache", cache);
            pushed.ExitCode.ShouldBe(0, pushed.Output + pushed.Error);
            using var home = new TempFolder();
            using var second = new DemoCheckout(home.Path);
            var explained = await second.RunAsync("Explain", "--product", "dev", "--upstream", "debian", "--platform", "linux/amd64", "--cache", cache);
            explained.Output.ShouldContain("nothing to make");
            explained.Output.ShouldMatch("found +tools .*MB in registry");
        }
        finally
        {
            await registry.DisposeAsync();
        }
    }

    [EngineFact]
    [Trait("Row", "M8")]
    public async Task Switching_modes_makes_only_what_differs_and_each_image_imports_all_that_its_lock_has()
    {
        using var own = new ProductCheckout(demo.Home, "test_import.py", "def test_import():\n    import onnxruntime\n");
        foreach (var mode in (string[])["minimal", "recommended", "minimal"])
        {
            var run = await own.Checkout.RunAsync("Check", "--upstream", "debian", "--mode", mode);
            run.ExitCode.ShouldBe(0, run.Output + run.Error);
            run.Output.ShouldMatch("test linux/amd64: (passed|recorded)");
            run.Output.ShouldMatch("the service's tests linux/amd64: (passed|recorded)");
        }
        var (minimal, recommended) = (own.Record("minimal-onnx-cpu-check"), own.Record("recommended-onnx-cpu-check"));
        minimal.Layers.ShouldAllBe(x => x.State == "found");
        recommended.Layers.Where(x => x.Maker is "TestTools" or "TestModel" or "Tests").ShouldAllBe(x => x.State == "found");
    }

    private async Task<BuildRecord> DevAsync(DemoCheckout checkout, params string[] arguments)
    {
        var run = await checkout.RunAsync(["Dev", "--upstream", "debian", .. arguments]);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return new RecordFiles(demo.Home, checkout.Root).Last("minimal-onnx-cpu-dev")!;
    }

    private static bool HasGrown(LayoutImages shipped, LayoutImages dev, string platform, string path)
    {
        var now = Encoding.UTF8.GetString(dev.Read(platform, path)).Split('\n');
        return Encoding.UTF8.GetString(shipped.Read(platform, path)).Split('\n').All(now.Contains);
    }

    private async Task<string> DebAsync(DemoCheckout checkout, string name)
    {
        var line = (await File.ReadAllLinesAsync(checkout["requirements", "locks", "debian", "dev.amd64.debs.txt"])).Single(x =>
            x.StartsWith($"{name}=", StringComparison.Ordinal)
        );
        return demo.Store.PathOf(Digest.Parse(line.Split(' ')[2]));
    }

    private async Task<ContainerOutcome> BashAsync(string user, string script, IReadOnlyList<string>? binds = null)
    {
        var finder = new EngineFinder(demo.Home, name => name == "DOCKER_HOST" ? new OwnEngine(demo.Home, _ => { }).Endpoint.Address : null);
        return await new Containers(await finder.RequireAsync(null, _ => { }, default)).RunAsync(
            new ContainerRequest("slipway/vad:minimal-onnx-cpu-dev")
            {
                User = user,
                Network = "none",
                Entrypoint = ["bash", "-c"],
                Arguments = [script],
                Binds = binds ?? [],
            },
            default
        );
    }
}
