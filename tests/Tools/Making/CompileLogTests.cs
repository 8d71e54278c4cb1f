using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

/// <summary>What is said of a wheel whose step failed.</summary>
[Trait("Row", "W5")]
public sealed class CompileLogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(
        """{"kind": "memory", "lines": ["Killed"], "jobs": 2, "memory": 500000000, "limit": 268435456}""",
        "SLP576",
        "compiled with 2 jobs, as the kernel does when memory runs out: the control group of its step may use 268 MB (key"
    )]
    [InlineData(
        """{"kind": "memory", "lines": ["Killed"], "jobs": 1, "memory": 500000000, "limit": null}""",
        "SLP576",
        "compiled with 1 job, as the kernel does when memory runs out: 500 MB were free then (key"
    )]
    [InlineData("""{"kind": "rust", "lines": ["can't find Rust compiler"]}""", "SLP589", "is compiled with Rust, which its build was not given")]
    public void The_problem_names_the_package_the_key_the_jobs_and_the_log(string said, string number, string found)
    {
        var wheel = SampleCompile.Of("lz4");
        var log = new CompileLog(new SlipwayHome(_folder.Path), [wheel]);
        log.Read($"#7 compile-wheel: begin {wheel.Key.Hex}");
        log.Read($"#7 compile-wheel: failed {said}");

        var problem = log.Failures(new SlipwayException(StepProblem())).ShouldHaveSingleItem().Problem;

        problem.Number.ShouldBe(number);
        problem.Found.ShouldStartWith("lz4 1.0 ");
        problem.Found.ShouldContain(found);
        problem.Found.ShouldContain(wheel.Key.Abbreviated);
        File.Exists(problem.Found.Split("log: ")[1]).ShouldBeTrue();
    }

    public void Dispose() => _folder.Dispose();

    private static Problem StepProblem() => new("SLP510", Family.Failed, "a step failed", "", "");
}
