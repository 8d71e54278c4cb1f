using Slipway.Core.Images;
using Slipway.Core.Jobs;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Jobs;
using Slipway.Tools.Processes;
using Slipway.Tools.Store;

namespace Slipway.Images.Tests.Demo;

/// <summary>A job is run, its record taken to another clone, and run again there.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "G3")]
public sealed class ReplayTests(DemoHome demo)
{
    private const string Token = "correct-horse-battery";

    [EngineFact]
    [Trait("Row", "R4")]
    public async Task Another_user_with_other_paths_language_and_time_zone_makes_the_jobs_digest_from_packages()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        await DemoClone.CommitAsync(checkout);
        using var first = await DemoClone.OfAsync(checkout, demo.Home.Root, "a");
        var job = await JobAsync(first);
        using var userHome = new TempFolder();
        using var second = await DemoClone.OfAsync(checkout, userHome["slipway"], Path.Combine("another place", "with a longer name"));
        await GiveSourcesAsync(checkout, new SlipwayHome(userHome["slipway"]));
        Copy(first["out", "ci"], second["out", "ci"]);
        await OtherUser.GiveAsync(userHome.Path, Path.GetDirectoryName(Path.GetDirectoryName(second.Root)!)!);

        var replay = await ProcessRunner.RunAsync(OtherUser.Run(second.Command("Replay", "--spec", "out/ci/job.json"), userHome.Path));

        replay.ExitCode.ShouldBe(0, replay.Output + replay.Error);
        replay.Output.ShouldContain($"same index {job.Result!.Index}, {job.Layers.Count} layers");
        var made = new JobFolder(second[".nuke", "temp", "slipway", "replay", "run"]).Read()!;
        made.Layers.Count(x => x.State == "made").ShouldBeGreaterThan(10, "nothing was found but what needs a compiler, the model and bytecode");
        made.Layers.Select(x => (x.Key, x.Digest, x.DiffId)).ShouldBe(job.Layers.Select(x => (x.Key, x.Digest, x.DiffId)));
        foreach (var text in (string[])[File.ReadAllText(second["out", "ci", "job.json"]), JobSpecText.Write(made)])
        foreach (var path in (string[])[first.Root, second.Root, checkout.Root, userHome.Path, demo.Home.Root, "/tmp", "/root", Token])
            text.ShouldNotContain(path);
    }

    [EngineFact]
    public async Task A_changed_file_is_named_before_the_run_and_as_the_field_that_differs_after_it()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        await DemoClone.CommitAsync(checkout);
        using var clone = await DemoClone.OfAsync(checkout, demo.Home.Root, "a");
        await JobAsync(clone);
        await File.AppendAllTextAsync(clone["service", "vad", "app.py"], "# more\n");

        var replay = await clone.RunAsync("Replay", "--spec", "out/ci");

        replay.ExitCode.ShouldBe(6, replay.Output + replay.Error);
        replay.Output.ShouldContain("service/vad/app.py differs: sha256 ");
        replay.Output.ShouldContain("layers have others than there: linux/amd64/app");
        var said = replay.Output + replay.Error;
        said.ShouldContain("SLP683 the result differs from the job's: the image for linux/amd64, from the bottom first layer app: key ");
        said.ShouldContain("Files[vad/app.py].Content: sha256:");
        said.ShouldContain("git stash");
    }

    [EngineFact]
    public async Task A_digest_that_is_not_the_jobs_is_told_with_the_first_entry_that_differs()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        await DemoClone.CommitAsync(checkout);
        using var clone = await DemoClone.OfAsync(checkout, demo.Home.Root, "a");
        await JobAsync(clone);
        File.Delete(clone["out", "ci", "job.json"]);
        // A run with nothing to do leaves a record all the same.
        var job = await JobAsync(clone);
        var venv = job.Layers.Single(x => x.Name == "venv");
        Tamper(clone, job, x => x with { Digest = venv.Digest, DiffId = venv.DiffId });
        var other = await clone.RunAsync("Replay", "--spec", "out/ci");
        Tamper(clone, job, x => x with { Digest = JobSample.Digest('0'), DiffId = JobSample.Digest('0') });
        var absent = await clone.RunAsync("Replay", "--spec", "out/ci");

        (other.ExitCode, absent.ExitCode).ShouldBe((6, 6), other.Output + absent.Output);
        (other.Output + other.Error).ShouldMatch(
            "first layer app: the same key [0-9a-f]{12}, and sha256:[0-9a-f]{64} there, sha256:[0-9a-f]{64} here\n +first entry that differs: /"
        );
        (absent.Output + absent.Error).ShouldContain("the job's bytes are not in the store here");
    }

    /// <summary>Runs the job with a secret beside it that nothing may hold.</summary>
    private static async Task<JobSpec> JobAsync(DemoClone clone)
    {
        clone.Environment["UV_INDEX_TEAM_PASSWORD"] = Token;
        clone.Environment["SLIPWAY_JOB_FOLDER"] = clone["out", "ci"];
        var run = await clone.RunAsync(
            "Runtime",
            "--upstream",
            "debian",
            "--smoke",
            "off",
            "--name",
            "slipway/replay",
            "--platform",
            DemoBench.Host.ToString()
        );
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        clone.Environment.Remove("SLIPWAY_JOB_FOLDER");
        var job = new JobFolder(clone["out", "ci"]).Read()!;
        job.Commit.ShouldBe(new JobCommit(job.Commit.Sha.ShouldNotBeNull(), true));
        job.Secrets.ShouldBe(["UV_INDEX_TEAM_PASSWORD"]);
        return job;
    }

    /// <summary>Packages and what only a compiler, an index or much time could make; the rest is to be made.</summary>
    private async Task GiveSourcesAsync(DemoCheckout checkout, SlipwayHome home)
    {
        var store = new ContentStore(home.Store);
        using var bench = DemoBench.Open(checkout, demo.Home, DemoBench.Host.ToString());
        var plan = await DemoBench.PlanAsync(bench);
        foreach (var package in plan.Inputs.Platforms.SelectMany(x => x.Locks.Packages).Select(x => x.Package).Where(x => demo.Store.Has(x.Sha256)))
            store.Add(await File.ReadAllBytesAsync(demo.Store.PathOf(package.Sha256)));
        foreach (var layer in plan.Layers.Where(x => x.Maker is LayerMaker.Component or LayerMaker.Model or LayerMaker.Bytecode))
        {
            store.Add(await File.ReadAllBytesAsync(demo.Store.PathOf(layer.Packed!.Digest)));
            new LayerIndex(store).Record(layer.Key, layer.Packed);
        }
    }

    private static void Tamper(DemoClone clone, JobSpec job, Func<JobLayer, JobLayer> change)
    {
        var result = new JobResult(JobSample.Digest('1'), [.. job.Result!.Images.Select(x => x with { Digest = JobSample.Digest('2') })], 1);
        new JobFolder(clone["out", "ci"]).Write(job with { Layers = [.. job.Layers.Select(x => x.Name == "app" ? change(x) : x)], Result = result }, []);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
