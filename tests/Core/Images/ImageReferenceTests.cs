using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Tests.Images;

[Trait("Row", "U2")]
public sealed class ImageReferenceTests
{
    private const string Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("debian", "docker.io/library/debian:latest", "debian:latest")]
    [InlineData("team/app:1.0", "docker.io/team/app:1.0", "team/app:1.0")]
    [InlineData("localhost/app", "localhost/app:latest", "localhost/app:latest")]
    [InlineData("localhost:5000/a/b:x", "localhost:5000/a/b:x", "localhost:5000/a/b:x")]
    [InlineData("[::1]:5000/app:1", "[::1]:5000/app:1", "[::1]:5000/app:1")]
    [InlineData("quay.io/a/b@sha256:" + Hex, "quay.io/a/b@sha256:" + Hex, "quay.io/a/b")]
    [InlineData("quay.io/a/b:1@sha256:" + Hex, "quay.io/a/b:1@sha256:" + Hex, "quay.io/a/b:1")]
    public void A_name_is_read_as_docker_reads_it(string text, string whole, string familiar)
    {
        ImageReference.Parse(text).ToString().ShouldBe(whole);
        ImageReference.Parse(text).Familiar.ShouldBe(familiar);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Team/app")]
    [InlineData("host.test/")]
    [InlineData("host.test/a//b")]
    [InlineData("host.test/../a")]
    [InlineData("host.test/a:")]
    [InlineData("host.test/a:-x")]
    [InlineData("host.test/a@sha256:12")]
    [InlineData("host.test/a@" + Hex)]
    [InlineData("user@host.test/a")]
    [InlineData("host.test:99999999/a")]
    [InlineData("host.test/a\n")]
    public void What_is_no_name_is_refused(string text) =>
        Should.Throw<SlipwayException>(() => ImageReference.Parse(text)).Problems.Single().Number.ShouldBe("SLP350");
}
