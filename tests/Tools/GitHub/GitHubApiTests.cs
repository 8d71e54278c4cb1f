using Microsoft.AspNetCore.Http;
using Slipway.Core.PullRequests;
using Slipway.Tests;
using Slipway.Tools.GitHub;

namespace Slipway.Tools.Tests.GitHub;

/// <summary>How GitHub fails, and what is made of it.</summary>
public sealed class GitHubApiTests
{
    public static TheoryData<string> Passing() => ["502", "503", "reset", "stall", "truncate"];

    [Theory]
    [MemberData(nameof(Passing))]
    [Trait("Row", "X2")]
    public async Task What_fails_in_passing_is_asked_again(string way)
    {
        await using var asker = await Asker.StartAsync();
        asker.Server.Fail("GET", "pulls/7", Fault(way));
        var pull = await new PullRequestReading(asker.Api).ReadAsync(7);
        pull.ShouldBe(new PullRequestEvent(7, new string('a', 40), FakeGitHub.Repository, "main", FakeGitHub.Repository));
        asker.Server.Log.ShouldBe(["GET pulls/7", "GET pulls/7"]);
        asker.Said.ShouldHaveSingleItem().ShouldContain("trying again");
    }

    [Fact]
    [Trait("Row", "X2")]
    public async Task What_keeps_failing_ends_with_a_problem_within_its_budget()
    {
        await using var asker = await Asker.StartAsync(Asker.Quick with { RetryBudget = TimeSpan.FromMilliseconds(200) });
        for (var i = 0; i < 100; i++)
            asker.Server.Fail("GET", "pulls/7", Faults.Status(502));
        var problem = await asker.RefusedAsync(() => new PullRequestReading(asker.Api).ReadAsync(7));
        (problem.Number, problem.Found.Contains("HTTP 502", StringComparison.Ordinal)).ShouldBe(("SLP636", true), problem.ToString());
    }

    [Fact]
    [Trait("Row", "X2")]
    public async Task A_host_that_does_not_answer_is_said_at_once()
    {
        await using var asker = await Asker.StartAsync();
        await asker.Server.DisposeAsync();
        (await asker.RefusedAsync(() => new PullRequestReading(asker.Api).ReadAsync(7))).Number.ShouldBe("SLP635");
    }

    [Fact]
    [Trait("Row", "G4")]
    public async Task A_short_wait_for_the_primary_rate_limit_is_waited()
    {
        await using var asker = await Asker.StartAsync();
        asker.Server.Fail("GET", "pulls/7", Faults.Used(1));
        (await new PullRequestReading(asker.Api).ReadAsync(7)).Number.ShouldBe(7);
        asker.Said.ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("Row", "G4")]
    public async Task A_long_wait_for_the_primary_rate_limit_is_a_problem_that_says_until_when()
    {
        await using var asker = await Asker.StartAsync();
        asker.Server.Fail("GET", "pulls/7", Faults.Used(1800));
        var problem = await asker.RefusedAsync(() => new PullRequestReading(asker.Api).ReadAsync(7));
        problem.Number.ShouldBe("SLP634");
        problem.Found.ShouldMatch("primary rate limit of the token is used up until 20[0-9-]+ [0-9:]+ UTC");
        asker.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Row", "G4")]
    public async Task A_secondary_rate_limit_is_waited_for_as_long_as_it_says()
    {
        await using var asker = await Asker.StartAsync();
        const string Words = "You have exceeded a secondary rate limit.";
        asker.Server.Fail("GET", "pulls/7", Faults.Status(403, Words, ("Retry-After", "1"))).Fail("GET", "pulls/7", Faults.Status(403, Words));
        (await new PullRequestReading(asker.Api).ReadAsync(7)).Number.ShouldBe(7);
        asker.Said.Count.ShouldBe(2);
        asker.Said[0].ShouldContain("1.0 s");
        asker.Server.Fail("GET", "pulls/8", Faults.Status(429, Words, ("Retry-After", "600")));
        (await asker.RefusedAsync(() => new PullRequestReading(asker.Api).ReadAsync(8))).Found.ShouldContain("secondary rate limit");
    }

    [Fact]
    [Trait("Row", "G4")]
    public async Task The_same_question_costs_no_quota_while_its_answer_holds_also_for_a_later_build()
    {
        await using var asker = await Asker.StartAsync();
        var options = Asker.Quick with { Answers = Path.Combine(asker.Folder, "answers") };
        for (var build = 0; build < 2; build++)
        {
            using var api = asker.Open(options);
            for (var i = 0; i < 2; i++)
                (await new PullRequestReading(api).ReadAsync(7)).Base.ShouldBe("main");
        }
        (asker.Server.Requests.Count, asker.Server.Charged).ShouldBe((4, 1));
        asker.Data.Pull["base"]!["ref"] = "next";
        using var last = asker.Open(options);
        (await new PullRequestReading(last).ReadAsync(7)).Base.ShouldBe("next");
        foreach (var file in Directory.GetFiles(options.Answers!))
            (await File.ReadAllTextAsync(file)).ShouldNotContain(FakeGitHub.Token);
    }

    [Fact]
    [Trait("Row", "X5")]
    public async Task A_token_that_has_expired_is_said_without_being_shown()
    {
        await using var asker = await Asker.StartAsync(token: "ghs_expired0123456789expired0123456789");
        var problem = await asker.RefusedAsync(() => new PullRequestReading(asker.Api).ReadAsync(7));
        problem.Number.ShouldBe("SLP631");
        problem.ToString().ShouldNotContain("ghs_expired");
        asker.Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [Trait("Row", "G4")]
    public async Task A_token_without_the_permission_is_told_which_one(int status)
    {
        await using var asker = await Asker.StartAsync();
        asker.Server.Fail("GET", "pulls/7", Faults.Status(status, $"Resource not accessible, says {FakeGitHub.Token}"));
        var problem = await asker.RefusedAsync(() => new PullRequestReading(asker.Api).ReadAsync(7));
        (problem.Number, problem.Fix).ShouldBe(
            ("SLP632", "in a workflow: permissions: pull-requests: read; a personal token: give it that permission, or the scope repo")
        );
        problem.Found.ShouldContain("***");
    }

    [Fact]
    [Trait("Row", "X2")]
    public async Task A_page_that_a_proxy_puts_in_place_of_an_answer_is_a_problem()
    {
        await using var asker = await Asker.StartAsync();
        asker.Server.Fail("GET", "pulls/7", (context, _) => FakeGitHub.WriteAsync(context, 200, "<html>sign in</html>", "text/html"));
        asker.Server.Fail("GET", "pulls/7", (context, _) => FakeGitHub.WriteAsync(context, 200, "{\"number\": 7, \"head\""));
        for (var i = 0; i < 2; i++)
            (await asker.RefusedAsync(() => new PullRequestReading(asker.Api).ReadAsync(7))).Number.ShouldBe("SLP637");
    }

    [Fact]
    [Trait("Row", "X5")]
    public async Task A_renamed_repository_is_followed_and_no_redirect_takes_the_token_elsewhere()
    {
        await using var asker = await Asker.StartAsync();
        var own = $"http://127.0.0.1:{asker.Server.Port}/api/v3/repos/{FakeGitHub.Repository}/pulls/7";
        asker.Server.Fail("GET", "pulls/8", Faults.Status(301, "moved", ("Location", own)));
        (await new PullRequestReading(asker.Api).ReadAsync(8)).Head.ShouldBe(new string('a', 40));

        asker.Data.Files["elsewhere"] = [1];
        asker.Server.Fail("GET", "pulls/9", Faults.Status(307, "moved", ("Location", $"http://127.0.0.1:{asker.Server.FilesPort}/elsewhere")));
        await asker.RefusedAsync(() => new PullRequestReading(asker.Api).ReadAsync(9));
        asker.Server.Requests.Last().ShouldSatisfyAllConditions(x => x.Port.ShouldBe(asker.Server.FilesPort), x => x.Authorization.ShouldBe(""));

        asker.Server.Fail("POST", "comments", Faults.Status(307, "moved", ("Location", $"http://127.0.0.1:{asker.Server.FilesPort}/elsewhere")));
        (await asker.RefusedAsync(() => new PullRequestComments(asker.Api).PutAsync(7, CommentText.Marker))).Found.ShouldContain("a redirect of POST");
        asker.Server.Requests.Where(x => x.Port != asker.Server.Port).ShouldAllBe(x => x.Authorization == "" && x.Method == "GET");
    }

    private static Func<HttpContext, Func<Task>, Task> Fault(string way) =>
        way switch
        {
            "reset" => Faults.Reset,
            "stall" => Faults.Stall,
            "truncate" => Faults.Truncate,
            _ => Faults.Status(int.Parse(way, null)),
        };
}
