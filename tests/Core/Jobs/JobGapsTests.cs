using Slipway.Core.Jobs;
using Slipway.Tests;

namespace Slipway.Core.Tests.Jobs;

[Trait("Row", "G3")]
public sealed class JobGapsTests
{
    [Fact]
    public void Where_all_is_as_it_was_there_is_no_gap() => Of(JobSample.Spec).ShouldBeEmpty();

    [Fact]
    public void Files_are_named_whether_changed_added_or_gone()
    {
        var here = JobSample.Spec with
        {
            Inputs = new Dictionary<string, string> { ["service/app.py"] = JobSample.Hex('9'), ["service/new.py"] = JobSample.Hex('1') },
        };
        Of(here)
            .ShouldBe([
                "file: service/app.py differs: sha256 111111111111 there, 999999999999 here",
                "file: service/new.py is read here and was not read there",
                "file: slipway.json was read there and is not read here",
            ]);
    }

    [Fact]
    public void Another_commit_comes_with_the_commands_that_match_it()
    {
        var there = JobSample.Sha;
        Of(JobSample.Spec with { Commit = new JobCommit(new string('a', 40), true) })
            .ShouldHaveSingleItem()
            .ShouldEndWith($"to match it: git fetch origin {there} && git switch --detach {there}");
        Of(JobSample.Spec with { Commit = new JobCommit(there, false) }).ShouldHaveSingleItem().ShouldEndWith("to match it: git stash");
        Of(JobSample.Spec, JobSample.Spec with { Commit = new JobCommit(there, false) })
            .ShouldHaveSingleItem()
            .ShouldBe("tree: the job's files were not as committed: no checkout matches them");
        JobGaps.Matching(new JobCommit("$(touch /x)", true), new JobCommit(there, true)).ShouldBeNull("what is no commit is no command");
    }

    [Fact]
    public void Another_machine_names_the_layers_that_are_compiled()
    {
        var there = JobSample.Spec with { Layers = [.. JobSample.Spec.Layers, JobSample.Layer("native", "Component", '6')] };
        var here = there with { Host = new JobHost("linux/arm64", "terminal") };
        Of(here, there).ShouldHaveSingleItem().ShouldContain("the job ran on linux/amd64, this machine is linux/arm64: native is cross-compiled here");
    }

    [Fact]
    public void Tools_engine_snapshot_and_secrets_that_are_not_here_are_named()
    {
        var there = JobSample.Spec with
        {
            Tools = new Dictionary<string, string>
            {
                ["dotnet"] = "10.0.2",
                ["engine"] = "28.5.2",
                ["zstd"] = "1.5.7",
            },
            Secrets = ["GITHUB_TOKEN", "UV_INDEX_X_PASSWORD"],
            Resolved = new Dictionary<string, string> { ["snapshot linux/amd64"] = "trixie 13.6" },
        };
        JobGaps
            .Between(there, JobSample.Spec, x => x == "GITHUB_TOKEN")
            .Select(x => x.Kind + ": " + x.Text)
            .ShouldBe([
                "engine: 28.5.2 there, none is running here: what has to be compiled or tested needs one",
                "resolved: snapshot linux/amd64: trixie 13.6 there, trixie 13.7 here",
                "tool: dotnet: 10.0.2 there, 10.0.1 here",
                "secret: the variable UV_INDEX_X_PASSWORD was set there and is not set here: what it opens cannot be read",
            ]);
    }

    private static IEnumerable<string> Of(JobSpec here, JobSpec? there = null) =>
        JobGaps.Between(there ?? JobSample.Spec, here, _ => true).Select(x => $"{x.Kind}: {x.Text}");
}
