using System.Text.Json;
using Slipway.Images.Tests.Demo;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Workflows;

/// <summary><c>Explain --matrix</c> with the demo: what CI has to make, leg by leg.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "G1")]
public sealed class MatrixTests(DemoHome demo) : IDisposable
{
    private readonly DemoCheckout _checkout = new(demo.Home.Root);
    private readonly TempFolder _folder = new();

    private static string Own => DemoBench.Host.Architecture;

    private static string Other => Own == "amd64" ? "arm64" : "amd64";

    [EngineFact]
    public async Task What_is_found_and_tested_gets_no_leg_and_what_another_machine_compiles_gets_one_there()
    {
        _checkout.Environment["GITHUB_OUTPUT"] = _folder["outputs"];
        _checkout.Environment["GITHUB_STEP_SUMMARY"] = _folder["summary"];
        var run = await ExplainAsync("--job-folder", "out/ci");
        run.ShouldContain("1 to build, 1 reused");
        run.ShouldMatch($"reuse +minimal-onnx-cpu.{Own} +all \\d+ layers are found by key, and the image has passed its test");
        // The demo's home has the other platform's native code from a cross compiler, which is another key than that of the platform's own machine.
        run.ShouldMatch($"make +minimal-onnx-cpu.{Other} +ubuntu-24.04[-arm]* +native: ");
        var outputs = File.ReadLines(_folder["outputs"]).Select(x => x.Split('=', 2)).ToDictionary(x => x[0], x => x[1], StringComparer.Ordinal);
        outputs["legs"].ShouldBe("1");
        JsonDocument.Parse(outputs["matrix"]).RootElement.GetProperty("include")[0].GetProperty("platform").GetString().ShouldBe($"linux/{Other}");
        JsonDocument.Parse(outputs["images"]).RootElement.GetProperty("include").GetArrayLength().ShouldBe(1);
        File.ReadAllText(_folder["summary"]).ShouldContain("| none: reused | all ");
        File.ReadAllText(_checkout["out", "ci", "matrix.json"]).ShouldContain("\"reused\":[{\"name\":\"minimal-onnx-cpu.");
        File.Exists(_checkout["out", "ci", "job.json"]).ShouldBeFalse("a plan is no job that could be run again");
    }

    [EngineFact]
    public async Task With_all_every_leg_is_built_and_settings_say_which_images_platforms_and_machines()
    {
        (await ExplainAsync("--all")).ShouldMatch($"2 to build, 0 reused[\\s\\S]*make +minimal-onnx-cpu.{Own} .*everything is built");
        _checkout.Edit(
            "slipway.json",
            "\"workflows\": {",
            "\"workflows\": { \"platforms\": [\"linux/amd64\"], \"runners\": { \"linux/amd64\": \"ours\" }, \"images\": [{ \"backend\": \"onnx\" }, { \"backend\": \"torch\" }],"
        );
        var legs = JsonDocument.Parse(await ExplainAsync("--all", "--json")).RootElement.GetProperty("include").EnumerateArray().ToList();
        legs.Select(x => (x.GetProperty("name").GetString(), x.GetProperty("runner").GetString()))
            .ShouldBe([("minimal-onnx-cpu.amd64", "ours"), ("minimal-torch-cpu.amd64", "ours")]);
    }

    [EngineFact]
    public async Task A_changed_file_is_the_reason_of_a_leg_and_an_untested_image_is_one_too()
    {
        string[] one = ["--platform", $"{DemoBench.Host}"];
        // What changed is told against what this checkout made before; the text is new, as the home keeps what earlier runs made.
        (await _checkout.RuntimeAsync(one)).ExitCode.ShouldBe(0);
        File.AppendAllText(_checkout["service", "vad", "__init__.py"], $"# of matrix {Guid.NewGuid():N}\n");
        (await ExplainAsync(one)).ShouldMatch($"make +minimal-onnx-cpu.{Own} .*app: .*vad/__init__.py");
        (await _checkout.RuntimeAsync(["--smoke", "off", .. one])).ExitCode.ShouldBe(0);
        (await ExplainAsync(one)).ShouldMatch($"make +minimal-onnx-cpu.{Own} .* all layers are found by key; the image has not been tested");
    }

    [EngineFact]
    public async Task The_matrix_is_one_question()
    {
        var run = await _checkout.RunAsync("Explain", "--upstream", "debian", "--matrix", "--layers");
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain("--layers and --matrix");
    }

    public void Dispose()
    {
        _checkout.Dispose();
        _folder.Dispose();
    }

    private async Task<string> ExplainAsync(params string[] arguments)
    {
        var run = await _checkout.RunAsync(["Explain", "--upstream", "debian", "--matrix", .. arguments]);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run.Output;
    }
}
