using Slipway.Core.CompilerCaches;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Tests.CompilerCaches;

[Trait("Row", "C2")]
[Trait("Row", "X5")]
public sealed class SccacheSecretTests
{
    private static readonly CompilerCacheRemote Redis = RemoteText.Read("redis=redis://h")!;

    [Fact]
    public void Steps_are_told_the_remote_its_own_credentials_and_no_others()
    {
        var text = SccacheSecret.Of(
            new CompilerCacheChoice(Redis, true, 5_000_000_000),
            new Dictionary<string, string> { ["SCCACHE_REDIS_PASSWORD"] = "a=b c", ["AWS_SECRET_ACCESS_KEY"] = "other" }
        );

        text.Split('\n')
            .ShouldBe([
                "SCCACHE_CACHE_SIZE=4768M",
                "SCCACHE_MULTILEVEL_CHAIN=disk,redis",
                "SCCACHE_REDIS_RW_MODE=READ_WRITE",
                "SCCACHE_REDIS_ENDPOINT=redis://h",
                "SCCACHE_REDIS_PASSWORD=a=b c",
                "SLIPWAY_SCCACHE_REMOTE=redis",
                "SLIPWAY_SCCACHE_WRITES=1",
                "",
            ]);
        SccacheSecret.Of(CompilerCacheChoice.Disk, new Dictionary<string, string>()).ShouldBe("");
    }

    [Fact]
    public void A_file_of_credentials_is_read_and_its_wrong_lines_are_named_together_and_not_shown()
    {
        SccacheSecret
            .ReadCredentials("# ours\n\nSCCACHE_REDIS_PASSWORD=a=b\r\nSCCACHE_REDIS_USERNAME=me\n", "file", RemoteKind.Redis)
            .ShouldBe(new Dictionary<string, string> { ["SCCACHE_REDIS_PASSWORD"] = "a=b", ["SCCACHE_REDIS_USERNAME"] = "me" }, ignoreOrder: true);

        var problems = Should
            .Throw<SlipwayException>(() =>
                SccacheSecret.ReadCredentials("SCCACHE_REDIS_PASWORD=planted\nSCCACHE_REDIS_USERNAME=me\nplanted\nexport A=planted", "file", RemoteKind.Redis)
            )
            .Problems;

        problems.Select(x => x.Number).ShouldBe(["SLP598", "SLP598", "SLP598"]);
        problems[0].ToString().ShouldContain("file:1");
        problems[0].ToString().ShouldContain("did you mean 'SCCACHE_REDIS_PASSWORD'?");
        problems.ShouldAllBe(x => !x.ToString().Contains("planted"));
    }
}
