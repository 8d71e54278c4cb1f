using Slipway.Core.Catalog;
using Slipway.Core.Workflows;

namespace Slipway.Core.Tests.Workflows;

/// <summary>A generated workflow gives away nothing, and the check would see it if it did.</summary>
[Trait("Row", "G1")]
[Trait("Row", "X5")]
public sealed class WorkflowChecksTests
{
    [Theory]
    [MemberData(nameof(Sample.Names), MemberType = typeof(Sample))]
    public void Generated_workflows_have_no_fault(string name) => WorkflowChecks.Faults(Sample.All[name]).ShouldBeEmpty();

    [Fact]
    public void A_job_that_may_write_keeps_forks_out() =>
        Faults(x => x with { Permissions = [Grant.Write("packages")], If = null })
            .ShouldContain(x => x.EndsWith("job plan may write, and runs for pull requests of forks"));

    [Fact]
    public void A_secret_keeps_forks_out() =>
        Faults(x => x with { Steps = [new RunStep("Push", "./build.sh Runtime") { Env = [new("TOKEN", "${{ secrets.TOKEN }}")] }] })
            .ShouldContain(x => x.Contains("'Push' has a secret"));

    [Fact]
    public void A_script_has_no_expression() =>
        Faults(x => x with { Steps = [new RunStep("Title", "./build.sh Comment --text ${{ github.event.pull_request.title }}")] })
            .ShouldContain(x => x.Contains("'Title' has an expression in its script"));

    [Fact]
    public void A_script_is_a_line_of_the_build_or_says_why_not()
    {
        Faults(x => x with { Steps = [new RunStep("Disk", "df -h")] }).ShouldContain(x => x.Contains("'Disk' is no line of ./build.sh"));
        Faults(x => x with { Steps = [new RunStep("Disk", "df -h") { Exception = "says how much room there is" }] })
            .ShouldNotContain(x => x.Contains("'Disk'"));
    }

    [Fact]
    public void An_action_is_named_by_commit() =>
        Faults(x => x with { Steps = [new UseStep("Use", new ActionPin("a/b", "v1", "v1"), [])] })
            .ShouldContain(x => x.Contains("uses a/b@v1, which is no commit"));

    [Fact]
    public void A_job_ends_and_reads_only_what_it_needs()
    {
        Faults(x => x with { Minutes = 0 }).ShouldContain(x => x.Contains("is ended after 0 minutes"));
        Faults(x => x with { If = "needs.other.result == 'success'" }).ShouldContain(x => x.Contains("reads other, which it does not need"));
        Faults(x => x with { Needs = ["later"] }).ShouldContain(x => x.Contains("needs later, which is no job before it"));
        Faults(x => x with { Outputs = [new("a", "${{ steps.none.outputs.a }}")] }).ShouldContain(x => x.Contains("reads step none"));
    }

    /// <summary>The faults of a workflow whose first job is another.</summary>
    private static IReadOnlyList<string> Faults(Func<Job, Job> change)
    {
        var workflow = Sample.All["github"];
        return WorkflowChecks.Faults(workflow with { Jobs = [change(workflow.Jobs[0]), .. workflow.Jobs.Skip(1)] });
    }
}
