using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Tests.Catalog;

[Trait("Row", "C1")]
public sealed class CacheChoiceTests
{
    private static readonly CacheSettings Settings = new("registry.example.com/team/cache");

    [Theory]
    [InlineData(null, false, null)]
    [InlineData(null, true, "registry.example.com/team/cache")]
    [InlineData("none", true, null)]
    [InlineData("registry", true, "registry.example.com/team/cache")]
    [InlineData("registry=localhost:5000/x", true, "localhost:5000/x")]
    [InlineData("registry=localhost:5000/x", false, "localhost:5000/x")]
    public void What_is_typed_beats_the_settings_and_without_either_there_is_none(string? word, bool hasSettings, string? repository) =>
        CacheChoice.RepositoryOf(word, hasSettings ? Settings : null)?.ToString().ShouldBe(repository);

    [Theory]
    [InlineData("registry", "SLP531", "--cache registry=HOST/PATH")]
    [InlineData("registri", "SLP530", "did you mean 'registry'?")]
    [InlineData("s3", "SLP530", "none, registry")]
    [InlineData("registry=", "SLP530", "HOST[:PORT]/PATH")]
    [InlineData("registry=localhost:5000/x:tag", "SLP530", "without tag")]
    [InlineData("registry=localhost:5000/X", "SLP530", "HOST[:PORT]/PATH")]
    public void What_is_no_cache_is_refused_with_what_is(string word, string number, string told)
    {
        var problem = Should.Throw<SlipwayException>(() => CacheChoice.RepositoryOf(word, null)).Problems.ShouldHaveSingleItem();

        problem.Number.ShouldBe(number);
        problem.ToString().ShouldContain(told);
    }
}
