using Slipway.Core.PullRequests;
using Slipway.Tests;
using Slipway.Tools.GitHub;

namespace Slipway.Tools.Tests.GitHub;

[Trait("Row", "G4")]
public sealed class PullRequestCommentsTests
{
    private const string Text = CommentText.Marker + "\nfirst";

    [Fact]
    public async Task A_second_build_writes_over_the_first_ones_comment_wherever_it_is()
    {
        await using var asker = await Asker.StartAsync();
        for (var i = 0; i < 230; i++)
            asker.Data.Comments.Add(new FakeComment(i, "someone", "User", "words"));
        await new PullRequestComments(asker.Api).PutAsync(7, Text);
        await new PullRequestComments(asker.Api).PutAsync(7, CommentText.Marker + "\nsecond");
        asker.Data.Comments.Count.ShouldBe(231);
        asker.Data.Comments[^1].Body.ShouldBe(CommentText.Marker + "\nsecond");
        asker.Server.Requests.Count(x => x.Query.Contains("page=3", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_comment_that_says_the_same_already_is_left_alone()
    {
        await using var asker = await Asker.StartAsync();
        await new PullRequestComments(asker.Api).PutAsync(7, Text);
        await new PullRequestComments(asker.Api).PutAsync(7, Text);
        asker.Server.Requests.Count(x => x.Method != "GET").ShouldBe(1);
    }

    [Theory]
    [InlineData("someone", "User", CommentText.Marker + "\nnot yours")]
    [InlineData("github-actions[bot]", "Bot", "quoted: " + CommentText.Marker)]
    public async Task A_comment_of_somebody_else_is_never_written_over(string login, string type, string body)
    {
        await using var asker = await Asker.StartAsync();
        asker.Data.Comments.Add(new FakeComment(1, login, type, body));
        await new PullRequestComments(asker.Api).PutAsync(7, Text);
        asker.Data.Comments.Select(x => x.Body).ShouldBe([body, Text]);
    }

    [Fact]
    public async Task A_users_token_writes_over_that_users_comment_and_not_over_a_bots()
    {
        await using var asker = await Asker.StartAsync();
        asker.Data.Login = "ada";
        asker.Data.Comments.Add(new FakeComment(1, "github-actions[bot]", "Bot", CommentText.Marker));
        asker.Data.Comments.Add(new FakeComment(2, "ada", "User", CommentText.Marker));
        await new PullRequestComments(asker.Api).PutAsync(7, Text);
        asker.Data.Comments.Select(x => x.Body).ShouldBe([CommentText.Marker, Text]);
    }

    [Fact]
    public async Task A_comment_that_was_deleted_meanwhile_is_written_anew()
    {
        await using var asker = await Asker.StartAsync();
        asker.Data.Comments.Add(new FakeComment(1, "github-actions[bot]", "Bot", CommentText.Marker));
        asker.Server.Fail(
            "PATCH",
            "comments/1",
            (_, answer) =>
            {
                asker.Data.Comments.Clear();
                return answer();
            }
        );
        await new PullRequestComments(asker.Api).PutAsync(7, Text);
        asker.Data.Comments.ShouldHaveSingleItem().Body.ShouldBe(Text);
    }

    [Fact]
    [Trait("Row", "X2")]
    public async Task An_answer_that_was_lost_makes_no_second_comment()
    {
        await using var asker = await Asker.StartAsync();
        asker.Server.Fail("POST", "comments", Faults.LoseAnswer);
        await new PullRequestComments(asker.Api).PutAsync(7, Text);
        asker.Data.Comments.ShouldHaveSingleItem();
        asker.Server.Requests.Count(x => x.Method == "POST").ShouldBe(1);
    }
}
