using Slipway.Core.Commands;
using Slipway.Core.Diagnostics;
using Slipway.Core.Jobs;
using Slipway.Tests;
using Slipway.Tools.Jobs;

namespace Slipway.Tools.Tests.Jobs;

/// <summary>What is refused before anything runs.</summary>
[Trait("Row", "G3")]
[Trait("Row", "U2")]
public sealed class ReplayingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("job.json", "1", "x")]
    [InlineData("job.json", "1", null)]
    [InlineData("job.json", null, "x")]
    [InlineData(null, "1", null)]
    [InlineData(null, null, "x")]
    public async Task One_job_has_to_be_named(string? spec, string? run, string? job) => (await RefusedAsync(spec, run, job)).Number.ShouldBe("SLP681");

    [Fact]
    public async Task A_record_that_is_not_there_is_told_with_the_closest()
    {
        new JobFolder(_folder["out", "ci"]).Write(JobSample.Spec, []);
        var problem = await RefusedAsync("out/ci/jbo.json");
        problem.Number.ShouldBe("SLP647");
        problem.Fix.ShouldBe("did you mean 'out/ci/job.json'?");
        (await RefusedAsync("out/c1/job.json")).Fix.ShouldBe("did you mean 'out/ci/job.json'?");
        (await RefusedAsync("nothing/like/it.json")).Fix.ShouldStartWith("download the job's artifact");
    }

    [Fact]
    public async Task A_damaged_record_and_one_of_a_newer_Slipway_are_told_apart()
    {
        File.WriteAllText(_folder["job.json"], JobSpecText.Write(JobSample.Spec)[..200]);
        (await RefusedAsync("job.json")).Number.ShouldBe("SLP648");
        File.WriteAllText(_folder["job.json"], "{ \"schema\": 7 }");
        (await RefusedAsync("job.json")).Number.ShouldBe("SLP649");
        Directory.CreateDirectory(_folder["folder", "job.json"]);
        (await RefusedAsync("folder/job.json")).Number.ShouldBe("SLP647");
    }

    [Fact]
    public async Task The_folder_of_a_record_names_it_and_unknown_targets_are_refused()
    {
        new JobFolder(_folder["ci"]).Write(JobSample.Spec with { Targets = ["Runtim"] }, []);
        var problem = await RefusedAsync("ci");
        (problem.Number, problem.Fix).ShouldBe(("SLP680", "did you mean 'Runtime'?"));
    }

    [Fact]
    public async Task A_run_that_is_fetched_is_read_like_a_file()
    {
        var request = Request(null, "17", "minimal") with
        {
            Fetch = (run, job, folder, _) =>
            {
                new JobFolder(folder).Write(JobSample.Spec with { Targets = ["Audit"], Name = $"{run} {job}" }, []);
                return Task.CompletedTask;
            },
        };
        var error = await Should.ThrowAsync<SlipwayException>(() => new Replaying(request, new SlipwayHome(_folder["home"]), _ => { }).RunAsync(default));
        error.Problems.ShouldHaveSingleItem().Found.ShouldBe("job minimal of run 17: nothing of Audit makes an image");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Problem> RefusedAsync(string? spec, string? run = null, string? job = null) =>
        (
            await Should.ThrowAsync<SlipwayException>(() =>
                new Replaying(Request(spec, run, job), new SlipwayHome(_folder["home"]), _ => { }).RunAsync(default)
            )
        ).Problems.ShouldHaveSingleItem();

    private ReplayRequest Request(string? spec, string? run, string? job) =>
        new(
            _folder.Path,
            spec,
            run,
            job,
            false,
            ["no-such-program"],
            new CommandModel(["Runtime", "Audit"], [OptionModel.Text("Upstream", Arity.One), OptionModel.Text("Platform", Arity.Many)]),
            ParameterOrigins.None
        )
        {
            Fetch = (_, _, _, _) => throw new InvalidOperationException("nobody is asked"),
        };
}
