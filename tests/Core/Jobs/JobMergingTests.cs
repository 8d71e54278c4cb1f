using Slipway.Core.Jobs;
using Slipway.Tests;

namespace Slipway.Core.Tests.Jobs;

/// <summary>Several commands of one job, one after the other, in one folder.</summary>
[Trait("Row", "G3")]
public sealed class JobMergingTests
{
    private static JobSpec Check { get; } =
        JobSample.Spec with
        {
            Targets = ["Check"],
            Product = "check",
            PlanKey = JobSample.Hex('7'),
            Options = [new("all", "true", "option"), new("upstream", "debian", "option")],
            Inputs = new Dictionary<string, string> { ["slipway.json"] = JobSample.Hex('2'), ["tests/a.py"] = JobSample.Hex('6') },
            Secrets = ["GITHUB_TOKEN"],
            Layers = [.. JobSample.Spec.Layers, JobSample.Layer("tests", "Tests", 'f')],
            Result = null,
        };

    [Fact]
    public void Check_after_Runtime_adds_its_target_and_inputs_and_leaves_the_shipped_image()
    {
        var merged = JobMerging.Of(JobSample.Spec, Check);
        merged.Targets.ShouldBe(["Runtime", "Check"]);
        merged.Options.Select(x => x.Name).ShouldBe(["all", "platform", "upstream"]);
        merged.Inputs.Keys.ShouldBe(["service/app.py", "slipway.json", "tests/a.py"]);
        merged.Secrets.ShouldBe(["GITHUB_TOKEN"]);
        (merged.PlanKey, merged.Product, merged.Result).ShouldBe((JobSample.Spec.PlanKey, "runtime", JobSample.Spec.Result));
        merged.Layers.ShouldBe(JobSample.Spec.Layers);
    }

    [Fact]
    public void Runtime_after_Check_takes_the_place_of_its_image()
    {
        var merged = JobMerging.Of(Check, JobSample.Spec);
        merged.Targets.ShouldBe(["Check", "Runtime"]);
        merged.Result.ShouldBe(JobSample.Spec.Result);
        merged.Inputs.Count.ShouldBe(3);
    }

    [Fact]
    public void The_same_command_again_is_the_newer_one() => JobMerging.Of(JobSample.Spec, JobSample.Spec with { Result = null }).Result.ShouldBeNull();

    [Fact]
    public void What_another_job_left_is_replaced()
    {
        foreach (
            var other in (JobSpec[])
                [
                    Check with
                    {
                        Name = "full-vllm-gpu.amd64",
                    },
                    Check with
                    {
                        Commit = new JobCommit(JobSample.Sha, false),
                    },
                    Check with
                    {
                        Host = new JobHost("linux/arm64", "github"),
                    },
                    Check with
                    {
                        Inputs = new Dictionary<string, string> { ["slipway.json"] = JobSample.Hex('9') },
                    },
                ]
        )
            JobMerging.Of(JobSample.Spec, other).ShouldBe(other);
    }
}
