using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Jobs;
using Slipway.Core.Planning;
using Slipway.Tests;
using Slipway.Tools.Jobs;
using Slipway.Tools.Making;
using Slipway.Tools.Tests.Making;

namespace Slipway.Tools.Tests.Jobs;

/// <summary>The record that a plan of the demo leaves.</summary>
[Trait("Row", "G3")]
public sealed class JobWritingTests
{
    [Fact]
    public async Task Every_file_that_keys_are_made_of_is_in_it_and_no_other()
    {
        using var folder = new PlanFolder();
        var spec = await WriteAsync(folder);
        spec.Inputs.Keys.ShouldContain("slipway.json");
        spec.Inputs.Keys.ShouldContain("requirements/minimal.in");
        spec.Inputs.Keys.ShouldContain("requirements/locks/debian/minimal-onnx.cpu.amd64.layers.json");
        spec.Inputs.Keys.ShouldContain("requirements/locks/debian/toolchain.amd64.debs.txt");
        spec.Inputs.Keys.ShouldContain("service/vad/app.py");
        spec.Inputs.Keys.ShouldContain("service/model.json");
        spec.Inputs.Keys.ShouldContain("dockerfiles/steps/compile-native.sh");
        spec.Inputs.Keys.ShouldAllBe(x => !x.Contains("torch", StringComparison.Ordinal) && !x.Contains("arm64", StringComparison.Ordinal));
        spec.Inputs.Keys.ShouldAllBe(x => !x.StartsWith("service/tests/", StringComparison.Ordinal));
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder["service", "vad", "app.py"])));
        spec.Inputs["service/vad/app.py"].ShouldBe(sha);
    }

    [Fact]
    public async Task Each_of_its_files_changed_changes_it_and_nothing_else_does()
    {
        using var folder = new PlanFolder();
        var before = await WriteAsync(folder);
        File.AppendAllText(folder["service", "vad", "app.py"], "# more\n");
        File.WriteAllText(folder["service", "vad", "new.py"], "");
        File.WriteAllText(folder["service", "notes.txt"], "not included");
        var after = await WriteAsync(folder, "second");
        JobGaps
            .Between(before, after, _ => true)
            .Where(x => x.Kind == "file")
            .Select(x => x.Text.Split(':')[0])
            .ShouldBe(["service/vad/app.py differs", "service/vad/new.py is read here and was not read there"]);
    }

    [Fact]
    public async Task It_says_layers_with_keys_and_reasons_and_has_no_result_before_there_is_an_image()
    {
        using var folder = new PlanFolder();
        var plan = await folder.PlanAsync();
        folder.Keep(plan, "app");
        var spec = await WriteAsync(folder);
        spec.Result.ShouldBeNull();
        spec.PlanKey.ShouldBe(plan.Key.Hex);
        spec.Layers.Select(x => x.Key).ShouldBe(plan.Layers.Select(x => x.Key.Hex));
        spec.Layers.Where(x => x.State != "found").Select(x => (x.Name, x.State)).ShouldBe([("app", "make")]);
        spec.Layers.Single(x => x.Name == "app").Reason.ShouldNotBeNullOrEmpty();
        spec.Name.ShouldBe("minimal-onnx-cpu.amd64");
        spec.Resolved["snapshot linux/amd64"].ShouldStartWith("trixie ");
        spec.Options.Select(x => (x.Name, x.Value, x.Source)).ShouldContain(("platform", "linux/amd64", "default"));
        spec.Tools.Keys.ShouldBe(["dotnet", "slipway", "zstd"]);
        // Keys' texts stand beside it, each under its own name.
        var job = new JobFolder(folder["out", "ci"]);
        spec.Layers.ShouldAllBe(x => Key.OfText(job.KeyText(x.Key)!).Hex == x.Key);
        job.KeyText("../job.json").ShouldBeNull();
    }

    [Fact]
    [Trait("Row", "X5")]
    public async Task A_record_with_a_secret_is_refused_and_not_written()
    {
        using var folder = new PlanFolder();
        var problem = (
            await Should.ThrowAsync<SlipwayException>(() =>
                WriteAsync(folder, "ci", new JobOption("index", "https://alice:hunter2@x.example.com/", "environment"))
            )
        ).Problems.ShouldHaveSingleItem();
        problem.Number.ShouldBe("SLP646");
        problem.Found.ShouldContain("--index (environment)");
        problem.ToString().ShouldNotContain("hunter2");
        Directory.Exists(folder["out", "ci"]).ShouldBeFalse();
    }

    [Fact]
    public async Task No_path_of_the_machine_is_in_it()
    {
        using var folder = new PlanFolder();
        using var elsewhere = new TempFolder();
        await WriteAsync(
            folder,
            "ci",
            new JobOption("output", folder["out", "image"], "option"),
            new JobOption("override", $"ucx={elsewhere["ucx"]}", "option"),
            new JobOption("job-folder", folder["out", "ci"], "environment")
        );
        var text = File.ReadAllText(folder["out", "ci", "job.json"]);
        text.ShouldContain("\"value\": \"out/image\"");
        text.ShouldContain("ucx=(elsewhere)/ucx");
        text.ShouldNotContain("job-folder");
        foreach (
            var path in (string[])
                [
                    Path.GetDirectoryName(folder["x"])!,
                    elsewhere.Path,
                    Path.GetTempPath().TrimEnd('/'),
                    Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                ]
        )
            text.ShouldNotContain(path);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said()
    {
        using var folder = new PlanFolder();
        File.WriteAllText(folder["out"], "a file");
        (await Should.ThrowAsync<SlipwayException>(() => WriteAsync(folder))).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP687");
    }

    [Fact]
    public async Task A_dry_run_takes_no_result_away()
    {
        using var folder = new PlanFolder();
        var job = new JobFolder(folder["out", "ci"]);
        job.Write(JobSample.Spec, []);
        await WriteAsync(folder, planOnly: true);
        JobSpecText.Write(job.Read()!).ShouldBe(JobSpecText.Write(JobSample.Spec));
    }

    [Fact]
    public async Task A_dry_run_of_two_targets_leaves_the_plan_of_the_shipped_image()
    {
        using var folder = new PlanFolder();
        using var bench = folder.Bench(x =>
            x with
            {
                PlanOnly = true,
                Job = new JobRequest(folder["ci"], ["Runtime", "Check"], [], JobSystems.Terminal, new InputFiles(x.Root)),
            }
        );
        foreach (var product in (ImageProduct[])[ImageProduct.Check, ImageProduct.Runtime, ImageProduct.Check])
            await new JobWriting(bench).PlannedAsync(await new PlanReading(bench).ReadAsync(product, default), default);
        var spec = new JobFolder(folder["ci"]).Read()!;
        spec.Product.ShouldBe("runtime");
        spec.Layers.Select(x => x.Name).ShouldNotContain("tests");
        spec.Inputs.Keys.ShouldContain(x => x.StartsWith("service/tests/", StringComparison.Ordinal));
    }

    private static async Task<JobSpec> WriteAsync(PlanFolder folder, string name = "ci", params JobOption[] options) =>
        await WriteAsync(folder, name, false, options);

    private static Task<JobSpec> WriteAsync(PlanFolder folder, bool planOnly) => WriteAsync(folder, "ci", planOnly);

    private static async Task<JobSpec> WriteAsync(PlanFolder folder, string name, bool planOnly, params JobOption[] options)
    {
        var place = folder["out", name];
        using var bench = folder.Bench(x =>
            x with
            {
                PlanOnly = planOnly,
                Job = new JobRequest(place, ["Runtime"], options, JobSystems.Terminal, new InputFiles(x.Root)),
            }
        );
        var plan = await new PlanReading(bench).ReadAsync(ImageProduct.Runtime, default);
        await new JobWriting(bench).PlannedAsync(plan, default);
        return new JobFolder(place).Read()!;
    }
}
