using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;
using Slipway.Tools.Records;
using Slipway.Tools.UpToDate;

namespace Slipway.Images.Tests.Demo;

/// <summary>A run with nothing to do, answered at once, and everything after which it must not be.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "F1")]
[Trait("Row", "P4")]
public sealed class UpToDateTests(DemoHome demo)
{
    private const string Answered = "up to date: nothing that this run reads has changed since";

    [EngineFact]
    public async Task The_second_run_is_answered_with_the_first_ones_image_and_says_it_again()
    {
        using var checkout = Checkout();
        var first = await checkout.RuntimeAsync();
        var second = await checkout.RuntimeAsync();

        first.Output.ShouldNotContain(Answered);
        second.Output.ShouldStartWith(Answered);
        Lines(second, "image ").ShouldBe(Lines(first, "image "));
        Lines(second, "run it: ").ShouldBe(Lines(first, "run it: "));
        Lines(second, "  found ").Count.ShouldBe(Lines(first, "  found ").Count + Lines(first, "  made ").Count);
        Lines(second, "  found ").Count.ShouldBeGreaterThan(9);
    }

    [EngineFact]
    public async Task It_is_made_after_an_edit_and_answered_again_after_that_and_after_the_edit_is_undone()
    {
        using var checkout = Checkout();
        await checkout.RuntimeAsync("--smoke", "off");
        var original = await File.ReadAllTextAsync(checkout["service", "vad", "app.py"]);
        await File.AppendAllTextAsync(checkout["service", "vad", "app.py"], $"# {Guid.NewGuid()}\n");

        var edited = await checkout.RuntimeAsync("--smoke", "off");
        edited.Output.ShouldNotContain(Answered);
        edited.Output.ShouldContain("made 1 of ");
        var again = await checkout.RuntimeAsync("--smoke", "off");
        again.Output.ShouldStartWith(Answered);
        Lines(again, "image ").ShouldBe(Lines(edited, "image "));

        await File.WriteAllTextAsync(checkout["service", "vad", "app.py"], original);
        var undone = await checkout.RuntimeAsync("--smoke", "off");
        undone.Output.ShouldNotContain(Answered);
        Lines(undone, "image ").ShouldNotBe(Lines(edited, "image "));
    }

    [EngineFact]
    public async Task It_is_loaded_again_when_the_engine_lost_the_image()
    {
        using var checkout = Checkout();
        await checkout.RuntimeAsync("--name", "slipway/lost", "--smoke", "off");
        using (var client = (await EngineFinder.FromEnvironment(demo.Home).FindAsync(null, CancellationToken.None)).Engine!.Endpoint.CreateClient())
            await client.Images.DeleteImageAsync("slipway/lost:minimal-onnx-cpu", new Docker.DotNet.Models.ImageDeleteParameters());

        var again = await checkout.RuntimeAsync("--name", "slipway/lost", "--smoke", "off");

        again.Output.ShouldNotContain(Answered);
        again.Output.ShouldContain("in engine: slipway/lost:minimal-onnx-cpu");
    }

    [EngineFact]
    public async Task Where_a_target_on_the_way_is_named_too_or_a_form_is_asked_for_it_is_run()
    {
        using var checkout = Checkout();
        for (var i = 0; i < 2; i++)
        {
            (await checkout.RuntimeAsync("Wheelhouse", "--smoke", "off")).Output.ShouldNotContain(Answered);
            (await checkout.RuntimeAsync("--json", "--smoke", "off")).Output.ShouldNotContain(Answered);
        }
    }

    /// <summary>What the answer does not watch it could not see change: the whole run is watched for the files of the checkout that it opens.</summary>
    [EngineFact]
    public async Task Every_file_of_the_checkout_that_a_run_opens_is_one_that_the_answer_rests_on()
    {
        using var checkout = Checkout();
        await checkout.RuntimeAsync("--smoke", "off");
        var strace = await DebianPrograms.ProvideAsync("strace");
        var plain = checkout.Command("Runtime", "--upstream", "debian", "--smoke", "off", "--name", "slipway/watched");
        var watched = strace.Command("usr/bin/strace") with
        {
            Arguments =
            [
                .. strace.Command("usr/bin/strace").Arguments,
                "-f",
                "-qq",
                "-e",
                "trace=open,openat",
                "-o",
                checkout["trace"],
                plain.Program,
                .. plain.Arguments,
            ],
            WorkingDirectory = checkout.Root,
            Environment = checkout.Environment,
            Timeout = TimeSpan.FromMinutes(3),
        };

        (await ProcessRunner.RunAsync(watched)).ExitCode.ShouldBe(0);

        var answer = RunAnswer.Read(
            await File.ReadAllTextAsync(
                new DirectoryInfo(Path.Combine(new RecordFiles(demo.Home, checkout.Root).Folder, "answers"))
                    .GetFiles()
                    .OrderBy(x => x.LastWriteTimeUtc)
                    .Last()
                    .FullName
            )
        )!;
        List<string> opened =
        [
            .. File.ReadLines(checkout["trace"])
                .Where(x => !x.Contains("ENOENT", StringComparison.Ordinal) && !x.Contains("O_WRONLY", StringComparison.Ordinal))
                .Select(x => x.Split('"'))
                .Where(x => x.Length > 1 && x[1].StartsWith(checkout.Root + "/", StringComparison.Ordinal) && !x[1].EndsWith('/'))
                .Select(x => x[1])
                .Distinct(),
        ];
        opened.ShouldContain(checkout["slipway.json"]);
        // The parameter files are in the question; what is below .nuke/temp is of the run itself.
        string[] known = [.. answer.Inputs, checkout[".nuke"], checkout[".env"]];
        opened.Where(path => !known.Any(x => path == x || path.StartsWith(x + "/", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private DemoCheckout Checkout()
    {
        var checkout = new DemoCheckout(demo.Home.Root);
        checkout.Environment["NUKE_ROOT"] = checkout.Root;
        // Other tests rely on what the engine has under the usual name.
        checkout.Environment["SLIPWAY_NAME"] = "slipway/up-to-date";
        // Committed in a real checkout; else the first run writes it, and the second was asked something else.
        File.Copy(Path.Combine(Repository.Root, ".nuke", "parameters.json"), checkout[".nuke", "parameters.json"]);
        return checkout;
    }

    private static IReadOnlyList<string> Lines(CommandResult run, string start) =>
        [.. run.Output.Split('\n').Where(x => x.StartsWith(start, StringComparison.Ordinal))];
}
