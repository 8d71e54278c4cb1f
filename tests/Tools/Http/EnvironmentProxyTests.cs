using System.Net;
using Slipway.Tools.Http;

namespace Slipway.Tools.Tests.Http;

[Trait("Row", "W1")]
public sealed class EnvironmentProxyTests
{
    [Theory]
    [InlineData("http://index.example/", "HTTP_PROXY=http://p:1", "http://p:1/")]
    [InlineData("http://index.example/", "http_proxy=p:2 HTTP_PROXY=http://p:1", "http://p:2/")]
    [InlineData("https://index.example/", "HTTPS_PROXY=http://p:3 HTTP_PROXY=http://p:1", "http://p:3/")]
    [InlineData("https://index.example/", "HTTP_PROXY=http://p:1", null)]
    [InlineData("https://index.example/", "ALL_PROXY=http://p:4", "http://p:4/")]
    [InlineData("https://index.example/", "HTTPS_PROXY=http://bob:s3cret@p:5", "http://p:5/")]
    [InlineData("https://index.example/", "HTTPS_PROXY= ALL_PROXY=", null)]
    [InlineData("http://127.0.0.1:8080/", "HTTP_PROXY=http://p:1", null)]
    [InlineData("http://localhost/", "HTTP_PROXY=http://p:1", null)]
    public void The_scheme_chooses_the_proxy(string address, string variables, string? expected) => ProxyOf(address, variables).ShouldBe(expected);

    [Theory]
    [InlineData("example", true)]
    [InlineData(".example", true)]
    [InlineData("*.example", true)]
    [InlineData("index.example", true)]
    [InlineData("INDEX.EXAMPLE", true)]
    [InlineData("index.example:443", true)]
    [InlineData("index.example:80", false)]
    [InlineData("dex.example", false)]
    [InlineData("other.example", false)]
    [InlineData("a.example,,index.example", true)]
    [InlineData("*", true)]
    public void NO_PROXY_names_hosts_and_all_below_them(string exceptions, bool isDirect) =>
        (ProxyOf("https://index.example/simple/", $"HTTPS_PROXY=http://p:1 NO_PROXY={exceptions}") is null).ShouldBe(isDirect);

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("192.168.0.0/16", false)]
    [InlineData("2.3", false)]
    public void NO_PROXY_names_addresses_and_networks(string exceptions, bool isDirect) =>
        (ProxyOf("https://10.1.2.3/simple/", $"HTTPS_PROXY=http://p:1 NO_PROXY={exceptions}") is null).ShouldBe(isDirect);

    [Fact]
    public void A_proxys_credentials_are_given_to_that_proxy_alone()
    {
        var proxy = Read("HTTPS_PROXY=http://bob:s3%20cret@p:1")!;
        proxy.Credentials!.GetCredential(new Uri("http://p:1/"), "Basic").ShouldBeOfType<NetworkCredential>().Password.ShouldBe("s3 cret");
        proxy.Credentials!.GetCredential(new Uri("http://q:1/"), "Basic").ShouldBeNull();
    }

    private static string? ProxyOf(string address, string variables) => Read(variables)?.GetProxy(new Uri(address))?.AbsoluteUri;

    private static EnvironmentProxy? Read(string variables)
    {
        var pairs = variables.Split(' ').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return EnvironmentProxy.Read(name => pairs.GetValueOrDefault(name));
    }
}
