using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Tests.Catalog;

[Trait("Row", "C1")]
public sealed class CacheChoiceTests
{
    private static readonly CacheSettings Settings = new("registry.example.com/team/cache");

    [Theory]
    [InlineData("", false, null, "")]
    [InlineData("", true, "registry.example.com/team/cache", "registry=registry.example.com/team/cache")]
    [InlineData("none", true, null, "")]
    [InlineData("registry", true, "registry.example.com/team/cache", "registry=registry.example.com/team/cache")]
    [InlineData("registry=localhost:5000/x", true, "localhost:5000/x", "registry=localhost:5000/x")]
    [InlineData("registry=localhost:5000/x", false, "localhost:5000/x", "registry=localhost:5000/x")]
    [InlineData("local", true, null, "local")]
    [InlineData("local=/var/cache,registry", true, "registry.example.com/team/cache", "local=/var/cache registry=registry.example.com/team/cache")]
    [InlineData("gha,gha,s3=bucket/a/b,azblob=acc/box/pre", true, null, "gha s3=bucket/a/b azblob=acc/box/pre")]
    public void What_is_typed_beats_the_settings_and_without_either_there_is_none(string words, bool hasSettings, string? repository, string stores)
    {
        var wish = CacheChoice.Of(words.Split(',', StringSplitOptions.RemoveEmptyEntries), hasSettings ? Settings : null);

        wish.Repository?.ToString().ShouldBe(repository);
        string.Join(' ', wish.Stores).ShouldBe(stores);
    }

    [Theory]
    [InlineData("registry", "SLP531", "--cache registry=HOST/PATH")]
    [InlineData("registri", "SLP530", "did you mean 'registry'?")]
    [InlineData("azblobb=a/b", "SLP530", "did you mean 'azblob'?")]
    [InlineData("s3", "SLP530", "s3=BUCKET[/PREFIX]")]
    [InlineData("s3=", "SLP530", "s3=BUCKET[/PREFIX]")]
    [InlineData("s3=bucket?regoin=x", "SLP530", "did you mean 'region'?")]
    [InlineData("s3=bucket?secret_access_key=x", "SLP530", "credentials are those of the environment")]
    [InlineData("azblob=account", "SLP530", "azblob=ACCOUNT/CONTAINER")]
    [InlineData("local=", "SLP530", "local=DIR")]
    [InlineData("gha=x", "SLP530", "gha,")]
    [InlineData("none,local", "SLP530", "none, registry")]
    [InlineData("registry=", "SLP530", "HOST[:PORT]/PATH")]
    [InlineData("registry=localhost:5000/x:tag", "SLP530", "without tag")]
    [InlineData("registry=localhost:5000/X", "SLP530", "HOST[:PORT]/PATH")]
    [InlineData("registry=localhost:5000/x,registry=localhost:5000/y", "SLP530", "one registry")]
    public void What_is_no_cache_is_refused_with_what_is(string words, string number, string told)
    {
        var problem = Should.Throw<SlipwayException>(() => CacheChoice.Of(words.Split(','), null)).Problems.ShouldHaveSingleItem();

        problem.Number.ShouldBe(number);
        problem.ToString().ShouldContain(told);
    }

    [Fact]
    public void All_that_is_wrong_is_said_together() =>
        Should.Throw<SlipwayException>(() => CacheChoice.Of(["s4=x", "local", "azblob"], null)).Problems.Select(x => x.Number).ShouldBe(["SLP530", "SLP530"]);
}
