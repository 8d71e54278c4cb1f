using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Index;
using Slipway.Tests;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Tests.PythonIndex;

[Trait("Row", "L2")]
[Trait("Row", "X2")]
public sealed class IndexTroubleTests : IDisposable
{
    private static readonly IndexOptions Impatient = new()
    {
        RetryBudget = TimeSpan.FromSeconds(2),
        UnreachableBudget = TimeSpan.FromMilliseconds(300),
        FirstDelay = TimeSpan.FromMilliseconds(20),
        StallTimeout = TimeSpan.FromMilliseconds(400),
    };

    private readonly TempFolder _folder = new();

    public IndexTroubleTests() => new SmallIndex(_folder["index"]).Add("alpha", "1.0");

    public static TheoryData<Fault> Passing =>
        [
            new Fault.Answer(503),
            new Fault.Answer(500),
            new Fault.Answer(429, "Retry-After: 1\r\n"),
            new Fault.CutAnswer(150),
            new Fault.CutAnswer(0),
            new Fault.ResetRequest(0),
            new Fault.Stall(),
        ];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_is_tried_again(Fault fault)
    {
        using var server = new IndexServer(_folder["index"]);
        using var proxy = new FaultProxy(server.Port, FaultProxy.First(1, _ => true, fault));
        using var client = Client(proxy.Host);
        (await client.PageAsync("alpha", default))!.Files.Count.ShouldBe(1);
        proxy.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(503, "SLP441", "HTTP 503")]
    [InlineData(418, "SLP269", "HTTP 418")]
    [InlineData(401, "SLP267", "requests without credentials")]
    [InlineData(403, "SLP267", "HTTP 403")]
    public async Task What_lasts_is_a_numbered_problem_that_names_the_index(int status, string number, string words)
    {
        using var proxy = new FaultProxy(1, _ => new Fault.Answer(status));
        using var client = Client(proxy.Host, Impatient with { RetryBudget = TimeSpan.FromSeconds(1) });
        var problem = await Problem(() => client.PageAsync("alpha", default));
        problem.ShouldSatisfyAllConditions(x => x.Number.ShouldBe(number), x => x.Found.ShouldContain(words), x => x.Found.ShouldContain("index test"));
    }

    [Theory]
    [InlineData(true, 90)]
    [InlineData(false, 120)]
    public async Task A_page_that_is_cut_where_nothing_tells_its_length_is_tried_again(bool json, int length)
    {
        using var index = new IndexServer(_folder["index"], new IndexBehaviour { Json = json });
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Accept", json ? "application/vnd.pypi.simple.v1+json" : "text/html");
        var page = await http.GetStringAsync(new Uri(index.Simple, "alpha/"));
        var type = json ? "application/vnd.pypi.simple.v1+json" : "text/html";
        var asked = 0;
        using var server = new LengthlessServer(type, () => Interlocked.Increment(ref asked) == 1 ? page[..length] : page);
        using var client = Client(server.Host);
        (await client.PageAsync("alpha", default))!.Files.Count.ShouldBe(1);
        asked.ShouldBe(2);
    }

    [Fact]
    public async Task A_page_that_stays_cut_ends_with_the_budget()
    {
        using var server = new LengthlessServer("application/vnd.pypi.simple.v1+json", () => "{\"meta\":");
        using var client = Client(server.Host, Impatient with { RetryBudget = TimeSpan.FromSeconds(1) });
        (await Problem(() => client.PageAsync("alpha", default))).Number.ShouldBe("SLP441");
    }

    [Fact]
    public async Task A_file_that_a_lock_names_and_the_index_lost_is_a_numbered_problem_with_its_address()
    {
        using var server = new IndexServer(_folder["index"]);
        using var client = Client($"127.0.0.1:{server.Port}");
        var file = (await client.PageAsync("alpha", default))!.Files.Single();
        File.Delete(_folder["index", "files", file.FileName]);
        var problem = await Problem(() => client.FetchAsync("alpha", file, default));
        problem.ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP269"), x => x.Found.ShouldContain($"/files/{file.FileName} answers HTTP 404"));
    }

    [Fact]
    public async Task An_index_out_of_reach_is_said_soon_with_a_way_out()
    {
        using var client = Client($"127.0.0.1:{TestServer.FreePort()}");
        var problem = await Problem(() => client.PageAsync("alpha", default));
        problem.ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP440"), x => x.Fix.ShouldContain("--upstream debian"));
    }

    [Theory]
    [InlineData("Content-Type: text/html\r\n", "no page at all")]
    [InlineData("Content-Type: application/vnd.pypi.simple.v1+json\r\n", "{\"name\": 7")]
    [InlineData("Content-Type: application/vnd.pypi.simple.v1+json\r\n", "{\"meta\":{\"api-version\":\"2.0\"},\"name\":\"alpha\",\"files\":[]}")]
    [InlineData("Content-Type: application/vnd.pypi.simple.v1+json\r\n", "{\"meta\":{\"api-version\":\"1.0\"},\"name\":\"alpha\",\"files\":{}}")]
    [Trait("Row", "X4")]
    public async Task A_body_that_is_no_page_is_refused_with_its_address(string head, string body)
    {
        using var proxy = new FaultProxy(1, _ => new Fault.Answer(200, head, body));
        using var client = Client(proxy.Host);
        var problem = await Problem(() => client.PageAsync("alpha", default));
        problem.ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP263"), x => x.Found.ShouldContain("/simple/alpha/"));
    }

    private IndexClient Client(string host, IndexOptions? options = null) =>
        new(new IndexSet([new PackageIndex("test", new Uri($"http://{host}/simple/"), [])]), new SlipwayHome(_folder["home"]), options ?? Impatient);

    private static async Task<Problem> Problem(Func<Task> call) => (await Should.ThrowAsync<SlipwayException>(call)).Problems.ShouldHaveSingleItem();

    public void Dispose() => _folder.Dispose();
}
