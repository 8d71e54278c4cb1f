using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Jobs;
using Slipway.Tools.Tests.GitHub;

namespace Slipway.Tools.Tests.Jobs;

/// <summary>Records of jobs that ran on GitHub.</summary>
[Trait("Row", "G3")]
[Trait("Row", "G4")]
public sealed class RunJobsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task What_a_job_left_comes_into_the_folder_with_the_texts_of_its_keys()
    {
        await using var asker = await Asker.StartAsync();
        var run = asker.Data.Run();
        asker.Data.Add(run, "slipway-minimal-onnx-cpu.arm64", ("job.json", "{}"), ("keys/0a", "text"));
        await Jobs(asker).FetchAsync($"{run.Id}", "minimal-onnx-cpu.arm64", _folder.Path, default);
        (await File.ReadAllTextAsync(_folder["job.json"])).ShouldBe("{}");
        (await File.ReadAllTextAsync(_folder["keys", "0a"])).ShouldBe("text");
    }

    [Fact]
    public async Task A_job_that_the_run_did_not_have_is_told_with_the_closest()
    {
        await using var asker = await Asker.StartAsync();
        var run = asker.Data.Run();
        asker.Data.Add(run, "slipway-minimal-onnx-cpu.arm64", ("job.json", "{}"));
        var problem = await RefusedAsync(asker, $"{run.Id}", "minimal-onnx-cpu.amd64");
        (problem.Number, problem.Fix).ShouldBe(("SLP639", "did you mean 'slipway-minimal-onnx-cpu.arm64'?"));
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public async Task What_is_no_id_of_a_run_is_refused_before_anybody_is_asked(string run)
    {
        await using var asker = await Asker.StartAsync();
        (await RefusedAsync(asker, run, "minimal-onnx-cpu.amd64")).Number.ShouldBe("SLP682");
        asker.Server.Requests.ShouldBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private RunJobs Jobs(Asker asker) =>
        new(
            _folder.Path,
            name =>
                name switch
                {
                    "GITHUB_API_URL" => $"http://127.0.0.1:{asker.Server.Port}/api/v3",
                    "GITHUB_REPOSITORY" => $"{asker.Api.Repository}",
                    "GITHUB_TOKEN" => FakeGitHub.Token,
                    _ => null,
                },
            asker.Options
        );

    private async Task<Problem> RefusedAsync(Asker asker, string run, string job) =>
        (await Should.ThrowAsync<SlipwayException>(() => Jobs(asker).FetchAsync(run, job, _folder.Path, default))).Problems.ShouldHaveSingleItem();
}
