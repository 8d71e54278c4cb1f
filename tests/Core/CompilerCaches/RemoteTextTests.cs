using Slipway.Core.Catalog;
using Slipway.Core.CompilerCaches;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Tests.CompilerCaches;

[Trait("Row", "C2")]
public sealed class RemoteTextTests
{
    [Theory]
    [InlineData("redis=redis://cache.example.com", "SCCACHE_REDIS_ENDPOINT=redis://cache.example.com SCCACHE_REDIS_RW_MODE=READ_ONLY")]
    [InlineData("redis=rediss://h:6380/team/a", "SCCACHE_REDIS_ENDPOINT=rediss://h:6380 SCCACHE_REDIS_KEY_PREFIX=team/a SCCACHE_REDIS_RW_MODE=READ_ONLY")]
    [InlineData("webdav=https://h/objects/a", "SCCACHE_WEBDAV_ENDPOINT=https://h/objects/a SCCACHE_WEBDAV_RW_MODE=READ_ONLY")]
    [InlineData("memcached=tcp://h:11211/t", "SCCACHE_MEMCACHED_ENDPOINT=tcp://h:11211 SCCACHE_MEMCACHED_KEY_PREFIX=t SCCACHE_MEMCACHED_RW_MODE=READ_ONLY")]
    [InlineData("gha", "SCCACHE_GHA_ENABLED=on SCCACHE_GHA_RW_MODE=READ_ONLY")]
    [InlineData("gha=v2", "SCCACHE_GHA_ENABLED=on SCCACHE_GHA_RW_MODE=READ_ONLY SCCACHE_GHA_VERSION=v2")]
    [InlineData("s3=bucket?region=eu-west-1", "SCCACHE_BUCKET=bucket SCCACHE_REGION=eu-west-1 SCCACHE_S3_RW_MODE=READ_ONLY SCCACHE_S3_USE_SSL=true")]
    [InlineData(
        "s3=http://h:9000/bucket/a/b",
        "SCCACHE_BUCKET=bucket SCCACHE_ENDPOINT=http://h:9000 SCCACHE_REGION=us-east-1 SCCACHE_S3_KEY_PREFIX=a/b SCCACHE_S3_RW_MODE=READ_ONLY SCCACHE_S3_USE_SSL=false"
    )]
    public void A_remote_becomes_the_variables_of_sccache(string text, string variables)
    {
        var remote = RemoteText.Read(text)!;
        var all = remote.Variables(isWritten: false).ToList();

        all.ShouldContain(("SCCACHE_MULTILEVEL_CHAIN", $"disk,{text.Split('=')[0]}"));
        string.Join(' ', all.Where(x => x.Name != "SCCACHE_MULTILEVEL_CHAIN").Select(x => $"{x.Name}={x.Value}").Order(StringComparer.Ordinal))
            .ShouldBe(variables);
        remote.Variables(isWritten: true).Count(x => x.Value == "READ_WRITE").ShouldBe(1);
    }

    [Theory]
    [InlineData("reddis=redis://h", "did you mean 'redis'?")]
    [InlineData("S3=bucket", "did you mean 's3'?")]
    [InlineData("redis", "redis=redis://HOST")]
    [InlineData("redis=http://h", "redis=redis://HOST")]
    [InlineData("redis=redis://h?db=1", "redis=redis://HOST")]
    [InlineData("memcached=tcp://h", "memcached=tcp://HOST:PORT")]
    [InlineData("webdav=h/objects", "webdav=http[s]://HOST")]
    [InlineData("s3=", "s3=BUCKET")]
    [InlineData("s3=Bucket", "s3=BUCKET")]
    [InlineData("s3=http://h", "s3=BUCKET")]
    [InlineData("s3=bucket?regoin=x", "?region=REGION")]
    [InlineData("s3=bucket?region=a b", "?region=REGION")]
    [InlineData("gha=", "gha[=VERSION]")]
    [InlineData("gha=a\nSCCACHE_DIR=/x", "gha[=VERSION]")]
    [InlineData("redis=redis://h/a\nSCCACHE_DIR=x", "redis=redis://HOST")]
    [InlineData("", "none")]
    public void What_is_no_remote_is_refused_with_what_is(string text, string told)
    {
        var problem = Should.Throw<SlipwayException>(() => RemoteText.Read(text)).Problems.ShouldHaveSingleItem();

        problem.Number.ShouldBe("SLP595");
        problem.ToString().ShouldContain(told);
    }

    [Theory]
    [Trait("Row", "X5")]
    [InlineData("redis=redis://:planted@h")]
    [InlineData("redis=rediss://planted:planted@h:1/x")]
    [InlineData("webdav=https://planted@h/objects")]
    [InlineData("s3=http://planted:planted@h/bucket")]
    public void Credentials_in_an_address_are_refused_and_not_shown(string text)
    {
        var problem = Should.Throw<SlipwayException>(() => RemoteText.Read(text)).Problems.ShouldHaveSingleItem();

        problem.Number.ShouldBe("SLP596");
        problem.ToString().ShouldNotContain("planted");
    }

    [Fact]
    public void What_is_typed_beats_the_settings_and_PushCache_alone_writes()
    {
        var settings = new SccacheSettings("redis=redis://a", "10GB");

        CompilerCacheChoice.Of(null, null, isPushing: true).ShouldBe(CompilerCacheChoice.Disk);
        CompilerCacheChoice.Of(null, settings, isPushing: false).ShouldBe(new(RemoteText.Read("redis=redis://a"), false, 10_000_000_000));
        CompilerCacheChoice.Of("redis=redis://b", settings, isPushing: true).ShouldBe(new(RemoteText.Read("redis=redis://b"), true, 10_000_000_000));
        CompilerCacheChoice.Of("none", settings, isPushing: true).ShouldBe(new(null, false, 10_000_000_000));
    }
}
