using Slipway.Core.Rendering;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Demo;

/// <summary>Explain and build agree: what it calls found makes nothing, what it calls make is made, change after change.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "P1")]
public sealed class ExplainTests(DemoHome demo)
{
    /// <summary>Keys of the layers in the step before.</summary>
    private HashSet<string> _keys = [];

    [EngineFact]
    [Trait("Row", "P6")]
    public async Task What_Explain_calls_found_makes_nothing_and_what_it_calls_make_is_made()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        (await checkout.RuntimeAsync("--smoke", "off")).ExitCode.ShouldBe(0);
        await AgreeAsync(checkout, "nothing", "");

        File.AppendAllText(checkout["service", "vad", "app.py"], $"# {Guid.NewGuid()}\n");
        await AgreeAsync(checkout, "app", "app", "service/vad/app.py changed");
        File.AppendAllText(checkout["service", "vad", "segments.py"], $"# {Guid.NewGuid()}\n");
        var second = await AgreeAsync(checkout, "app again", "app", "service/vad/segments.py changed");
        second.Images[0].Layers.Single(x => x.Name == "app").Basis.ShouldStartWith("from ");
        second.Forecast.Download.ShouldBe(0);

        Drop(checkout, "requirements/locks/debian/minimal-onnx.cpu.amd64.txt", "sniffio==");
        await AgreeAsync(checkout, "lock", "protobuf protobuf.pyc syslibs", "removed");
        Drop(checkout, "requirements/locks/debian/minimal-onnx.cpu.amd64.debs.txt", "tzdata=");
        await AgreeAsync(checkout, "base", "base syslibs", "tzdata");

        File.AppendAllText(checkout["dockerfiles", "backend-build.Dockerfile"], $"# {Guid.NewGuid()}\n");
        await AgreeAsync(checkout, "Dockerfile", "native", "Dockerfile backend-build.Dockerfile changed");
        File.AppendAllText(checkout["dockerfiles", "steps", "compile-native.sh"], $"# {Guid.NewGuid()}\n");
        await AgreeAsync(checkout, "step script", "native", "dockerfiles/steps/compile-native.sh changed");
        checkout.Edit("slipway.json", "\"port\": 8000", "\"port\": 8001");
        await AgreeAsync(checkout, "option", "");
        // Another place for the same packages: layers are named by what is in them, not by where it came from.
        checkout.Edit("slipway.json", "\"service\": {", "\"debian\": { \"mirrors\": [\"http://127.0.0.1:9/debian\"] },\n  \"service\": {");
        await AgreeAsync(checkout, "upstream", "");
    }

    [EngineFact]
    public async Task Explain_and_build_agree_on_an_argument_another_compressor_and_another_upstream()
    {
        Needs.All();
        using var checkout = new DemoCheckout(demo.Home.Root);
        (await checkout.RuntimeAsync("--smoke", "off")).ExitCode.ShouldBe(0);
        await AgreeAsync(checkout, "nothing", "");
        checkout.Edit("dockerfiles/backend-build.Dockerfile", "ARG TARGETARCH", $"ARG TARGETARCH\nENV ELSE={Guid.NewGuid()}");
        await AgreeAsync(checkout, "argument", "native", "Dockerfile backend-build.Dockerfile changed");

        using var folder = new TempFolder();
        File.WriteAllText(folder["libzstd.so.1"], "no library");
        checkout.Environment["LD_LIBRARY_PATH"] = folder.Path;
        // Layers are named by what is in them, not by who packed it.
        await AgreeAsync(checkout, "compressor", "");
        File.AppendAllText(checkout["service", "vad", "app.py"], $"# {Guid.NewGuid()}\n");
        await AgreeAsync(checkout, "app with another compressor", "app", "service/vad/app.py changed");
        demo.Record(checkout).Layers.Single(x => x.Maker == "App").Packer.ShouldContain("gzip");
        checkout.Environment["LD_LIBRARY_PATH"] = null;
        await AgreeAsync(checkout, "the first compressor again", "");

        checkout.Edit(
            "slipway.json",
            "\"service\": {",
            "\"upstreams\": [{ \"name\": \"acme\", \"like\": \"debian\", \"debian\": { \"mirrors\": [\"http://127.0.0.1:9/debian\"] } }],\n  \"service\": {"
        );
        Directory.CreateDirectory(checkout["requirements", "locks", "acme"]);
        foreach (var file in Directory.EnumerateFiles(checkout["requirements", "locks", "debian"]))
            File.Copy(file, checkout["requirements", "locks", "acme", Path.GetFileName(file)]);
        await AgreeAsync(checkout, "named upstream with the same packages", "", upstream: "acme");
        Drop(checkout, "requirements/locks/acme/minimal-onnx.cpu.amd64.txt", "sniffio==");
        await AgreeAsync(checkout, "named upstream with other packages", "protobuf protobuf.pyc syslibs", "sniffio", upstream: "acme");
        await AgreeAsync(checkout, "back from the named upstream", "protobuf protobuf.pyc syslibs");
    }

    [EngineFact]
    public async Task Explain_with_a_registry_says_what_is_there_and_what_would_be_pushed_without_pulling()
    {
        using var registry = new RegistryServer();
        await registry.InitializeAsync();
        using var checkout = new DemoCheckout(demo.Home.Root);
        string[] options = ["--upstream", "debian", "--registry", registry.Host];
        var before = PlanReport.Read((await checkout.RunAsync(["Explain", .. options, "--json"])).Output);
        before.Forecast.Upload!.Value.ShouldBe(before.Images[0].Layers.Sum(x => x.Bytes));
        (await checkout.RunAsync(["Runtime", .. options, "--push", "--smoke", "off"])).ExitCode.ShouldBe(0);
        File.AppendAllText(checkout["service", "vad", "app.py"], $"# {Guid.NewGuid()}\n");
        var after = PlanReport.Read((await checkout.RunAsync(["Explain", .. options, "--json"])).Output);
        after.Images[0].Layers.Where(x => x.State == "found").ShouldAllBe(x => x.Where.Contains("registry"));
        after.Forecast.Upload!.Value.ShouldBe(after.Images[0].Layers.Single(x => x.State == "make").Bytes);
        after.Places.Single(x => x.To == "registry").State.ShouldBe("found");
        await registry.DisposeAsync();
        var gone = PlanReport.Read((await checkout.RunAsync(["Explain", .. options, "--json"])).Output);
        gone.Places.Single(x => x.To == "registry").State.ShouldBe("unknown");
        gone.Forecast.Upload.ShouldBeNull();
    }

    /// <summary>Explains, builds, and compares layer by layer.</summary>
    private async Task<PlanReport> AgreeAsync(DemoCheckout checkout, string change, string expected, string reason = "", string upstream = "debian")
    {
        var explained = await checkout.RunAsync("Explain", "--upstream", upstream, "--json");
        explained.ExitCode.ShouldBe(0, change + explained.Output + explained.Error);
        var report = PlanReport.Read(explained.Output);
        var layers = report.Images.Single().Layers;
        var make = layers.Where(x => x.State == "make").ToList();
        // A change that is the same in each run of the test was made before, in this home: then its layers are found, by their new keys.
        var others = layers.Where(x => !_keys.Contains(x.Key)).Select(x => x.Name);
        if (_keys.Count > 0)
            others.ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true, customMessage: change);
        make.Select(x => x.Name).Except(expected.Split(' ')).ShouldBeEmpty(change);
        if (expected is "app" or "native")
            make.ShouldHaveSingleItem(change);
        _keys = [.. layers.Select(x => x.Key)];
        if (reason.Length > 0 && make.Count > 0)
            make.SelectMany(x => x.Reasons).Select(x => x.Text).ShouldContain(x => x.Contains(reason, StringComparison.Ordinal), change);
        var built = await checkout.RunAsync("Runtime", "--upstream", upstream, "--smoke", "off");
        built.ExitCode.ShouldBe(0, change + built.Output + built.Error);
        var record = demo.Record(checkout);
        record.PlanKey.ShouldBe(report.Key);
        record.Layers.Where(x => x.State == "made").Select(x => x.Key).ShouldBe(make.Select(x => x.Key), ignoreOrder: true, customMessage: change);
        record.Products.Any(x => x is { Name: "BackendBuild", State: "made" }).ShouldBe(make.Exists(x => x.Name == "native"), change);
        (record.Forecast is null).ShouldBe(make.Count == 0, change);
        if (record.Forecast is { } forecast)
        {
            built.Output.ShouldContain("forecast was ");
            forecast.Error.ShouldBe((record.Seconds - forecast.Seconds) / record.Seconds, 0.001);
        }
        return report;
    }

    private static void Drop(DemoCheckout checkout, string file, string line)
    {
        var lines = File.ReadAllLines(checkout[file]);
        var left = lines.Where(x => !x.StartsWith(line, StringComparison.Ordinal)).ToList();
        left.Count.ShouldBe(lines.Length - 1);
        File.WriteAllText(checkout[file], string.Join('\n', left) + "\n");
    }
}
