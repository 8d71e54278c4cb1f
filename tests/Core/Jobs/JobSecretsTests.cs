using Slipway.Core.Jobs;
using Slipway.Tests;

namespace Slipway.Core.Tests.Jobs;

[Trait("Row", "G3")]
[Trait("Row", "X5")]
public sealed class JobSecretsTests
{
    private static readonly Dictionary<string, string> s_none = [];

    [Theory]
    [InlineData("index", "https://alice:hunter2@index.example.com/simple/")]
    [InlineData("index", "https://alice@index.example.com/simple/")]
    [InlineData("registry", "alice@registry.example.com/team")]
    [InlineData("cache", "registry=registry.example.com/team,s3=https://alice:hunter2@s3.example.com")]
    [InlineData("sccache", "redis=redis://:hunter2@cache.example.com")]
    [InlineData("name", "http://alice:hunter2@example.com/x")]
    public void An_address_with_a_user_is_refused_by_the_options_name_and_never_shown(string name, string value)
    {
        var problem = JobSecrets.In(With(name, value), s_none).ShouldHaveSingleItem();
        problem.Number.ShouldBe("SLP646");
        problem.Found.ShouldContain($"--{name}");
        problem.ToString().ShouldNotContain("hunter2");
        problem.ToString().ShouldNotContain("alice");
    }

    [Theory]
    [InlineData("ghp", "_0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("github_pat", "_0123456789abcdefghijABCDEF")]
    [InlineData("glpat", "-0123456789abcdefghij")]
    [InlineData("npm", "_0123456789abcdefghijABCDEF")]
    [InlineData("AKIA", "0123456789ABCDEF")]
    [InlineData("hf", "_0123456789abcdefghijABCDEF")]
    [InlineData("dckr_pat", "_0123456789abcdefghij")]
    public void A_token_is_known_by_its_form(string head, string rest)
    {
        var problem = JobSecrets.In(With("tag", $"x-{head}{rest}".Replace("x-", "", StringComparison.Ordinal)), s_none).ShouldHaveSingleItem();
        problem.Found.ShouldContain("form of a token");
        problem.ToString().ShouldNotContain(rest);
    }

    [Theory]
    [InlineData("TEAM_TOKEN")]
    [InlineData("UV_INDEX_PRIVATE_PASSWORD")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("my_api_key")]
    public void The_value_of_a_variable_with_a_secret_is_refused_wherever_it_stands(string variable)
    {
        var variables = new Dictionary<string, string> { [variable] = "correct-horse" };
        var problem = JobSecrets.In(With("tag", "a-correct-horse-b"), variables).ShouldHaveSingleItem();
        problem.Found.ShouldContain(variable);
        problem.ToString().ShouldNotContain("correct-horse");
        JobSecrets.In(JobSample.Spec with { Tools = new Dictionary<string, string> { ["dotnet"] = "correct-horse" } }, variables).Count.ShouldBe(1);
        JobSecrets.In(JobSample.Spec with { Resolved = new Dictionary<string, string> { ["index"] = "correct-horse" } }, variables).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("cache", "registry=registry.example.com:5000/team/cache")]
    [InlineData("index", "https://index.example.com/simple/")]
    [InlineData("override", "ucx=../ucx@2")]
    [InlineData("tag", "release-2026")]
    public void Addresses_and_words_without_a_secret_are_written(string name, string value) =>
        JobSecrets.In(With(name, value), new Dictionary<string, string> { ["HOME"] = "release-2026", ["CI_TOKEN"] = "re" }).ShouldBeEmpty();

    [Fact]
    public void Needed_are_only_variables_that_a_run_reads_secrets_from()
    {
        ((string[])["SLIPWAY_INDEX_TEAM_PASSWORD", "UV_INDEX_X_PASSWORD", "AWS_SECRET_ACCESS_KEY", "SCCACHE_REDIS_PASSWORD", "GITHUB_TOKEN"]).ShouldAllBe(x =>
            JobSecrets.IsNeeded(x)
        );
        ((string[])["OTHER_TOKEN", "SLIPWAY_INDEX_TEAM_USERNAME", "ACTIONS_CACHE_URL", "HOME"]).ShouldAllBe(x => !JobSecrets.IsNeeded(x));
    }

    private static JobSpec With(string name, string value) => JobSample.Spec with { Options = [new(name, value, "option")] };
}
