using System.Diagnostics;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Tests;
using Slipway.Tools.Http;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.PythonIndex;

/// <summary>A file through a proxy that fails at a named request: what comes out, and how many requests it takes.</summary>
[Trait("Row", "W1")]
[Trait("Row", "X2")]
public sealed class FetchTroubleTests : IDisposable
{
    private const int Size = 3_000_000;
    private const int Cut = 1_200_000;

    private static readonly IndexOptions Impatient = new()
    {
        RetryBudget = TimeSpan.FromSeconds(10),
        UnreachableBudget = TimeSpan.FromMilliseconds(300),
        FirstDelay = TimeSpan.FromMilliseconds(20),
        StallTimeout = TimeSpan.FromSeconds(2),
    };

    private readonly TempFolder _folder = new();
    private readonly LockedIndex _index;
    private readonly ContentStore _store;
    private readonly LockedPackage _file;

    public FetchTroubleTests()
    {
        _index = new LockedIndex(_folder["index"]).Add("alpha", Size);
        _file = _index["alpha"];
        _store = new ContentStore(new SlipwayHome(_folder["home"]).Store);
    }

    /// <summary>Fault, numbers of the requests that it meets, and the first byte that each further request asks for.</summary>
    public static TheoryData<string, Fault, int, string?[]> Passing =>
        new()
        {
            { "reset", new Fault.ResetRequest(0), 1, [null, null] },
            { "stall", new Fault.Stall(), 1, [null, null] },
            { "truncated head", new Fault.CutAnswer(20), 1, [null, null] },
            { "wrong byte", Fault.WrongByte(Cut), 1, [null, null] },
            { "longer", Fault.OtherLength(+7), 1, [null, null] },
            { "shorter", Fault.OtherLength(-7), 1, [null, null] },
            { "500", new Fault.Answer(500), 1, [null, null] },
            { "503 twice", new Fault.Answer(503), 2, [null, null, null] },
            { "429", new Fault.Answer(429, "Retry-After: 1\r\n"), 1, [null, null] },
            { "slow", new Fault.Slow(1 << 17, TimeSpan.FromMilliseconds(100)), 1, [null] },
        };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_costs_one_more_request(string name, Fault fault, int times, string?[] ranges)
    {
        using var server = new IndexServer(_folder["index"]);
        using var proxy = new FaultProxy(server.Port, FaultProxy.First(times, IsFile, fault));
        var clock = Stopwatch.StartNew();
        await FetchAsync(proxy);
        clock.Elapsed.TotalSeconds.ShouldBeGreaterThan(name == "429" ? 1 : 0);
        await ShouldBeThereAsync();
        Ranges(proxy).ShouldBe(ranges);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_continued_where_it_did()
    {
        using var server = new IndexServer(_folder["index"], new IndexBehaviour { Etags = true });
        using var proxy = new FaultProxy(server.Port, FaultProxy.At(IsFile, (1, new Fault.CutAnswer(Cut)), (2, new Fault.CutAnswer(Cut))));
        var result = await FetchAsync(proxy);
        await ShouldBeThereAsync();
        var starts = Ranges(proxy).Select(range => range is null ? 0 : int.Parse(range[6..^1])).ToList();
        starts.Count.ShouldBe(3);
        starts[1].ShouldBeInRange(Cut / 2, Cut);
        starts[2].ShouldBeInRange(starts[1] + Cut / 2, 2 * Cut);
        result.Bytes.ShouldBe(Size, "no byte came twice");
        FileRequests(proxy).Last().Header("If-Range").ShouldNotBeNull();
    }

    [Fact]
    public async Task Each_mebibyte_of_headway_renews_the_budget()
    {
        var large = new LockedIndex(_folder["index"]).Add("large", 14_000_000);
        using var server = new IndexServer(_folder["index"]);
        var cuts = Enumerable.Range(1, 9).Select(number => (number, (Fault)new Fault.CutAnswer(1_300_000))).ToArray();
        using var proxy = new FaultProxy(server.Port, FaultProxy.At(IsFile, cuts));
        // Nine waits of at least 0.15 s, of which the second would be beyond the budget.
        var tight = Impatient with
        {
            RetryBudget = TimeSpan.FromMilliseconds(400),
            FirstDelay = TimeSpan.FromMilliseconds(300),
        };
        await Fetching(tight).FetchAsync(large.Packages, At(proxy.Host));
        FileRequests(proxy).Count().ShouldBe(10);
    }

    [Fact]
    public async Task A_server_without_ranges_sends_the_whole_again()
    {
        using var server = new IndexServer(_folder["index"], new IndexBehaviour { Ranges = false });
        using var proxy = new FaultProxy(server.Port, FaultProxy.First(1, IsFile, new Fault.CutAnswer(Cut)));
        await FetchAsync(proxy);
        await ShouldBeThereAsync();
        FileRequests(proxy).Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_refuses_to_go_on_is_asked_for_the_whole()
    {
        using var server = new IndexServer(_folder["index"]);
        using var proxy = new FaultProxy(
            server.Port,
            FaultProxy.At(IsFile, (1, new Fault.CutAnswer(Cut)), (2, new Fault.Answer(416, "Content-Range: bytes */9\r\n")))
        );
        await FetchAsync(proxy);
        await ShouldBeThereAsync();
        Ranges(proxy)[2].ShouldBeNull();
        FileRequests(proxy).Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_server_that_sends_another_part_than_was_asked_for_is_asked_for_the_whole()
    {
        using var server = new IndexServer(_folder["index"]);
        var other = new Fault.Answer(206, $"Content-Range: bytes 5-9/{Size}\r\n", "abcde");
        using var proxy = new FaultProxy(server.Port, FaultProxy.At(IsFile, (1, new Fault.CutAnswer(Cut)), (2, other)));
        await FetchAsync(proxy);
        await ShouldBeThereAsync();
        FileRequests(proxy).Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_not_put_together_from_two()
    {
        using var server = new IndexServer(_folder["index"], new IndexBehaviour { Etags = true });
        var right = await File.ReadAllBytesAsync(_index.PathOf(_file));
        await File.WriteAllBytesAsync(_index.PathOf(_file), new byte[Size]);
        using var proxy = new FaultProxy(
            server.Port,
            request =>
            {
                if (!IsFile(request))
                    return null;
                if (request.Header("Range") is null)
                    return new Fault.CutAnswer(Cut);
                File.WriteAllBytes(_index.PathOf(_file), right);
                return null;
            }
        );
        await FetchAsync(proxy);
        await ShouldBeThereAsync();
        FileRequests(proxy).Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(401, "SLP267", 1)]
    [InlineData(403, "SLP267", 1)]
    [InlineData(404, "SLP269", 1)]
    [InlineData(410, "SLP269", 1)]
    public async Task What_is_refused_for_good_is_asked_for_once(int status, string number, int requests)
    {
        using var server = new IndexServer(_folder["index"]);
        using var proxy = new FaultProxy(server.Port, FaultProxy.First(int.MaxValue, IsFile, new Fault.Answer(status)));
        (await FailsAsync(proxy))[0].Number.ShouldBe(number);
        FileRequests(proxy).Count().ShouldBe(requests);
    }

    public static TheoryData<Fault, string, string> Lasting =>
        new()
        {
            { Fault.WrongByte(Cut), "SLP266", "sha256:" },
            { Fault.OtherLength(+7), "SLP526", $"{Size + 7} bytes" },
            { Fault.OtherLength(-7), "SLP526", $"{Size - 7} bytes" },
            { new Fault.Answer(200, "Content-Type: text/html\r\n", "please sign in"), "SLP526", "14 bytes" },
        };

    [Theory]
    [MemberData(nameof(Lasting))]
    [Trait("Row", "X4")]
    public async Task What_stays_wrong_is_fetched_twice_and_never_kept(Fault fault, string number, string found)
    {
        using var server = new IndexServer(_folder["index"]);
        using var proxy = new FaultProxy(server.Port, FaultProxy.First(int.MaxValue, IsFile, fault));
        var problem = (await FailsAsync(proxy)).ShouldHaveSingleItem();
        problem.ShouldSatisfyAllConditions(
            x => x.Number.ShouldBe(number),
            x => x.Found.ShouldContain("index test"),
            x => x.Found.ShouldContain(_file.File),
            x => x.Found.ShouldContain(found),
            x => x.Allowed.ShouldBe(number == "SLP266" ? _file.Hash.ToString() : $"{Size} bytes")
        );
        FileRequests(proxy).Count().ShouldBe(2);
        _store.Has(_file.Hash).ShouldBeFalse();
        Directory.GetFiles(_folder["home", "store", "partial"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_without_a_length_ends_at_the_locks_length()
    {
        using var server = new IndexServer(_folder["index"]);
        using var endless = new LengthlessServer("application/octet-stream", () => new string('x', Size + 1000));
        using var proxy = new FaultProxy(server.Port, request => IsFile(request) ? new Fault.Answer(302, $"Location: http://{endless.Host}/x\r\n") : null);
        (await FailsAsync(proxy)).ShouldHaveSingleItem().Number.ShouldBe("SLP526");
    }

    [Fact]
    public async Task What_an_earlier_run_left_wrong_costs_one_more_request_and_no_error()
    {
        Directory.CreateDirectory(_folder["home", "store", "partial"]);
        File.WriteAllBytes(_folder["home", "store", "partial", _file.Hash.Hex], new byte[Cut]);
        using var server = new IndexServer(_folder["index"]);
        using var proxy = new FaultProxy(server.Port, FaultProxy.At(IsFile, (2, Fault.WrongByte(3))));
        await FetchAsync(proxy);
        await ShouldBeThereAsync();
        Ranges(proxy).ShouldBe([$"bytes={Cut}-", null, null]);
    }

    [Fact]
    public async Task What_an_earlier_run_left_whole_is_checked_and_taken()
    {
        Directory.CreateDirectory(_folder["home", "store", "partial"]);
        File.Copy(_index.PathOf(_file), _folder["home", "store", "partial", _file.Hash.Hex]);
        using var server = new IndexServer(_folder["index"]);
        using var proxy = new FaultProxy(server.Port, _ => null);
        (await FetchAsync(proxy)).Bytes.ShouldBe(0);
        await ShouldBeThereAsync();
        FileRequests(proxy).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_network_it_is_said_once_and_what_was_fetched_is_kept()
    {
        var many = new LockedIndex(_folder["index"]);
        for (var i = 0; i < 40; i++)
            many.Add($"file-{i}", 100 + i);
        using (var server = new IndexServer(_folder["index"]))
            await Fetching(Impatient).FetchAsync([.. many.Packages.Take(30)], At($"127.0.0.1:{server.Port}"));
        var problems = (
            await Should.ThrowAsync<SlipwayException>(() => Fetching(Impatient).FetchAsync(many.Packages, At($"127.0.0.1:{TestServer.FreePort()}")))
        ).Problems;
        problems.Select(problem => problem.Number).ShouldBe(["SLP440", "SLP527"]);
        problems[1]
            .Found.ShouldBe(
                "30 of 40 files are in the store; 10 were not fetched, such as file_30-1.0-py3-none-any.whl, "
                    + "file_31-1.0-py3-none-any.whl, file_32-1.0-py3-none-any.whl"
            );
        many.Packages.Count(package => _store.Has(package.Hash)).ShouldBe(30);
    }

    [Fact]
    public async Task An_index_that_fails_all_the_time_is_given_up_after_two_files()
    {
        var many = new LockedIndex(_folder["index"]);
        for (var i = 0; i < 20; i++)
            many.Add($"file-{i}", 100 + i);
        using var server = new IndexServer(_folder["index"]);
        using var proxy = new FaultProxy(server.Port, FaultProxy.First(int.MaxValue, IsFile, new Fault.Answer(500)));
        var brief = Impatient with { RetryBudget = TimeSpan.FromMilliseconds(200) };
        var fetching = new WheelFetching(new SlipwayHome(_folder["home"]), brief) { Parallel = 1 };
        var problems = (await Should.ThrowAsync<SlipwayException>(() => fetching.FetchAsync(many.Packages, At(proxy.Host)))).Problems;
        problems.Select(problem => problem.Number).Distinct().ShouldBe(["SLP441", "SLP527"]);
        FileRequests(proxy).Select(request => request.Path).Distinct().Count().ShouldBe(2);
    }

    private Task<FetchResult> FetchAsync(FaultProxy proxy) => Fetching(Impatient).FetchAsync([_file], At(proxy.Host));

    private async Task<IReadOnlyList<Problem>> FailsAsync(FaultProxy proxy) => (await Should.ThrowAsync<SlipwayException>(() => FetchAsync(proxy))).Problems;

    private WheelFetching Fetching(IndexOptions options) => new(new SlipwayHome(_folder["home"]), options);

    private static IndexSet At(string host) => new([new PackageIndex("test", new Uri($"http://{host}/simple/"), [])]);

    private static bool IsFile(ProxyRequest request) => request.Path.StartsWith("/files/", StringComparison.Ordinal);

    private static IEnumerable<ProxyRequest> FileRequests(FaultProxy proxy) => proxy.Requests.Where(IsFile);

    private static List<string?> Ranges(FaultProxy proxy) => [.. FileRequests(proxy).Select(request => request.Header("Range"))];

    private async Task ShouldBeThereAsync() => Digest.Of(await File.ReadAllBytesAsync(_store.PathOf(_file.Hash))).ShouldBe(_file.Hash);

    public void Dispose() => _folder.Dispose();
}
