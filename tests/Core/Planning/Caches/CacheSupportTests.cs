using Slipway.Core.Catalog;
using Slipway.Core.Planning.Caches;

namespace Slipway.Core.Tests.Planning.Caches;

[Trait("Row", "C1")]
public sealed class CacheSupportTests
{
    private static readonly BuilderAbilities s_docker = new("docker", true, "28.5.2", "0.29.1", null);
    private static readonly BuilderAbilities s_container = new("docker-container", false, "20.10", "0.29.1", "v0.22.0");

    [Theory]
    [InlineData("local", "")]
    [InlineData("registry=localhost/x", "")]
    [InlineData("gha", "")]
    [InlineData("s3=bucket", "SLP538")]
    [InlineData("azblob=a/b", "SLP538")]
    [InlineData("s3=bucket,azblob=a/b,local", "SLP538 SLP538")]
    public void The_engines_own_builder_has_no_s3_and_no_azblob(string words, string numbers) => Numbers(words, s_docker).ShouldBe(numbers);

    [Theory]
    [InlineData("registry=localhost/x", false, "")]
    [InlineData("registry=localhost/x", true, "SLP538")]
    [InlineData("local", true, "SLP538")]
    public void A_graph_drivers_store_writes_no_cache_and_reads(string words, bool isWriting, string numbers) =>
        Numbers(words, s_docker with { HasContainerdStore = false }, isWriting).ShouldBe(numbers);

    [Fact]
    public void A_builder_in_a_container_has_all() => Numbers("local,registry=localhost/x,gha,s3=b,azblob=a/b", s_container).ShouldBe("");

    [Fact]
    public void Versions_before_a_cache_or_its_service_are_refused()
    {
        Numbers("gha", s_docker with { EngineVersion = "27.5.1" }).ShouldBe("SLP539");
        Numbers("gha", s_docker with { BuildxVersion = "0.20.1" }).ShouldBe("SLP539");
        Numbers("gha,s3=b,azblob=a/b", s_container with { BuildKitVersion = "v0.10.6" }).ShouldBe("SLP539 SLP539 SLP539");
    }

    [Fact]
    public void Outside_of_GitHub_its_cache_is_refused_since_buildx_would_leave_it_out_in_silence()
    {
        Numbers("gha", s_docker, variables: []).ShouldBe("SLP545");
        Numbers("gha", s_docker, variables: ["ACTIONS_RUNTIME_TOKEN"]).ShouldBe("SLP545");
        Numbers("gha", s_docker, variables: ["ACTIONS_CACHE_URL"]).ShouldBe("SLP545");
    }

    private static string Numbers(string words, BuilderAbilities builder, bool isWriting = true, string[]? variables = null) =>
        string.Join(
            ' ',
            CacheSupport
                .Problems(
                    CacheChoice.Of(words.Split(','), null).Stores,
                    builder,
                    isWriting,
                    (have, need) => Version.Parse(have.TrimStart('v')) >= Version.Parse(need),
                    (variables ?? ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL"]).Contains
                )
                .Select(x => x.Number)
        );
}
