using Slipway.Core.Locks.Index;
using Slipway.Tests;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Tests.PythonIndex;

[Trait("Row", "W1")]
public sealed class ProxyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("", true)]
    [InlineData("index.invalid", false)]
    public async Task An_index_is_asked_through_the_proxy_that_the_environment_names(string exceptions, bool isProxied)
    {
        var index = new LockedIndex(_folder["index"]).Add("alpha", 1_000);
        using var server = new IndexServer(_folder["index"]);
        // A forward proxy: it is given whole addresses, and asks the server that they name.
        using var proxy = new FaultProxy(
            server.Port,
            request => request.Header("Proxy-Authorization") is null ? new Fault.Answer(407, "Proxy-Authenticate: Basic realm=\"proxy\"\r\n") : null,
            head =>
                head.Replace("http://index.invalid", "", StringComparison.Ordinal)
                    .Replace("Host: index.invalid", $"Host: 127.0.0.1:{server.Port}", StringComparison.Ordinal)
        );
        var variables = new Dictionary<string, string> { ["HTTP_PROXY"] = $"http://bob:s3cret@{proxy.Host}", ["NO_PROXY"] = exceptions };
        var options = new IndexOptions { Variable = name => variables.GetValueOrDefault(name), UnreachableBudget = TimeSpan.Zero };
        var indexes = new IndexSet([new PackageIndex("test", new Uri("http://index.invalid/simple/"), [])]);
        var fetch = new WheelFetching(new SlipwayHome(_folder["home"]), options).FetchAsync(index.Packages, indexes);
        if (isProxied)
        {
            (await fetch).Fetched.ShouldBe(1);
            proxy.Requests.ShouldAllBe(request => request.Path.StartsWith("http://index.invalid/", StringComparison.Ordinal));
            server.Requests.ShouldBe(["GET /simple/alpha/", "GET /files/alpha-1.0-py3-none-any.whl"]);
        }
        else
        {
            await Should.ThrowAsync<Core.Diagnostics.SlipwayException>(() => fetch);
            proxy.Requests.ShouldBeEmpty();
        }
    }

    public void Dispose() => _folder.Dispose();
}
