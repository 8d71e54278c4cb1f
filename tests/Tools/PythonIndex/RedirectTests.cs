using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Index;
using Slipway.Tests;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Tests.PythonIndex;

[Trait("Row", "L5")]
[Trait("Row", "X5")]
public sealed class RedirectTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LockedIndex _index;

    public RedirectTests()
    {
        _index = new LockedIndex(_folder["index"]).Add("alpha", 1_000);
        File.WriteAllText(_folder["netrc"], "machine 127.0.0.1 login bob password s3cret\n");
    }

    [Theory]
    [InlineData("/simple/")]
    [InlineData("/files/")]
    public async Task Credentials_stay_with_the_index_when_it_points_elsewhere(string from)
    {
        using var files = new IndexServer(_folder["index"]);
        using var elsewhere = new FaultProxy(files.Port, _ => null);
        // The other host asks for credentials once: there are none for it.
        using var index = new IndexServer(_folder["index"], new IndexBehaviour { Credentials = "bob:s3cret" });
        using var door = new FaultProxy(
            index.Port,
            request =>
                request.Path.StartsWith(from, StringComparison.Ordinal) && Signed(request)
                    ? new Fault.Answer(302, $"Location: http://{elsewhere.Host}{request.Path}\r\n")
                    : null
        );
        await FetchAsync(door.Host);
        door.Requests.ShouldContain(request => Signed(request), "the index itself gets them");
        elsewhere.Requests.ShouldNotBeEmpty();
        elsewhere.Requests.ShouldAllBe(request => !request.Head.Contains("Authorization", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Another_host_that_asks_for_credentials_gets_none_and_is_named()
    {
        using var elsewhere = new FaultProxy(1, _ => new Fault.Answer(401, "WWW-Authenticate: Basic\r\n"));
        using var index = new IndexServer(_folder["index"], new IndexBehaviour { Credentials = "bob:s3cret" });
        using var door = new FaultProxy(index.Port, request => Signed(request) ? new Fault.Answer(307, $"Location: http://{elsewhere.Host}/x\r\n") : null);
        var problem = (await Should.ThrowAsync<SlipwayException>(() => FetchAsync(door.Host))).Problems[0];
        problem.Number.ShouldBe("SLP267");
        problem.Found.ShouldContain("requests without credentials");
        elsewhere.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_index_that_moves_a_page_on_its_own_host_keeps_its_credentials()
    {
        using var index = new IndexServer(_folder["index"], new IndexBehaviour { Credentials = "bob:s3cret" });
        using var door = new FaultProxy(
            index.Port,
            request => request.Path.StartsWith("/old/", StringComparison.Ordinal) ? new Fault.Answer(301, $"Location: /simple/{request.Path[5..]}\r\n") : null
        );
        await FetchAsync(door.Host, "old");
        door.Requests.Select(request => request.Path).ShouldBe(["/old/alpha/", "/simple/alpha/", "/simple/alpha/", "/files/alpha-1.0-py3-none-any.whl"]);
    }

    [Theory]
    [InlineData("/simple/alpha/", "after 10 steps")]
    [InlineData("ftp://127.0.0.1/x", "scheme ftp")]
    [InlineData("file:///etc/passwd", "scheme file")]
    public async Task A_circle_or_another_scheme_is_refused(string location, string words)
    {
        using var door = new FaultProxy(1, _ => new Fault.Answer(302, $"Location: {location}\r\n"));
        var problem = (await Should.ThrowAsync<SlipwayException>(() => FetchAsync(door.Host))).Problems.ShouldHaveSingleItem();
        problem.ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP529"), x => x.Found.ShouldContain(words));
    }

    private async Task FetchAsync(string host, string folder = "simple") =>
        await new WheelFetching(new SlipwayHome(_folder["home"]), new IndexOptions { Netrc = _folder["netrc"] }).FetchAsync(
            _index.Packages,
            new IndexSet([new PackageIndex("test", new Uri($"http://{host}/{folder}/"), [])])
        );

    private static bool Signed(ProxyRequest request) => request.Header("Authorization") is not null;

    public void Dispose() => _folder.Dispose();
}
