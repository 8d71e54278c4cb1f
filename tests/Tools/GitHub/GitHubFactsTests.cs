using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.GitHub;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.GitHub;

[Trait("Row", "G4")]
public sealed class GitHubFactsTests
{
    [Fact]
    public async Task In_a_workflow_the_documented_variables_say_everything()
    {
        var facts = await ReadAsync(
            "GITHUB_API_URL=https://git.example.com/api/v3",
            "GITHUB_REPOSITORY=team/service",
            "GITHUB_TOKEN= secret\n",
            "GH_TOKEN=other",
            "GITHUB_RUN_ID=12",
            "GITHUB_SHA=abc"
        );
        (facts.Api.AbsoluteUri, facts.Repository.ToString(), facts.Token, facts.TokenVariable, facts.Run, facts.Commit).ShouldBe(
            ("https://git.example.com/api/v3/", "team/service", "secret", "GITHUB_TOKEN", "12", "abc")
        );
    }

    [Theory]
    [InlineData("git@github.com:team/service.git", "https://api.github.com/")]
    [InlineData("https://someone:word@github.com/team/service", "https://api.github.com/")]
    [InlineData("ssh://git@team.ghe.com:443/team/service.git", "https://api.team.ghe.com/")]
    public async Task On_a_laptop_the_remote_says_which_repository(string remote, string api)
    {
        using var checkout = await CheckoutAsync(remote);
        var facts = await GitHubFacts.ReadAsync(checkout.Path, x => x == "GH_TOKEN" ? "secret" : null, default);
        (facts.Api.AbsoluteUri, facts.Repository.ToString(), facts.Token, facts.TokenVariable).ShouldBe((api, "team/service", "secret", "GH_TOKEN"));
    }

    [Theory]
    [InlineData("https://gitlab.example.com/team/service.git")]
    [InlineData("https://github.com.example.com/team/service.git")]
    [InlineData("/srv/git/service.git")]
    [Trait("Row", "X5")]
    public async Task A_remote_that_is_no_GitHub_gets_no_token(string remote)
    {
        using var checkout = await CheckoutAsync(remote);
        var error = await Should.ThrowAsync<SlipwayException>(() => GitHubFacts.ReadAsync(checkout.Path, x => x == "GH_TOKEN" ? "secret" : null, default));
        error.Problems[0].Number.ShouldBe("SLP633");
    }

    [Theory]
    [InlineData("GITHUB_API_URL=http://git.example.com/api/v3")]
    [InlineData("GITHUB_API_URL=https://user:word@git.example.com/")]
    [InlineData("GITHUB_API_URL=nowhere")]
    [InlineData("GITHUB_REPOSITORY=team/service/../x")]
    [Trait("Row", "X5")]
    public async Task An_address_that_would_show_the_token_or_name_something_else_is_refused(string variable)
    {
        var error = await Should.ThrowAsync<SlipwayException>(() => ReadAsync("GITHUB_REPOSITORY=team/service", variable));
        error.Problems[0].ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP633"), x => x.ToString().ShouldNotContain("word"));
    }

    private static Task<GitHubFacts> ReadAsync(params string[] variables) =>
        GitHubFacts.ReadAsync(
            Path.GetTempPath(),
            name => variables.LastOrDefault(x => x.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..],
            default
        );

    private static async Task<TempFolder> CheckoutAsync(string remote)
    {
        var folder = new TempFolder();
        foreach (
            var arguments in (string[][])
                [
                    ["init", "--quiet"],
                    ["remote", "add", "origin", remote],
                ]
        )
            (await ProcessRunner.RunAsync(new Command("git", ["-C", folder.Path, .. arguments]))).ExitCode.ShouldBe(0);
        return folder;
    }
}
