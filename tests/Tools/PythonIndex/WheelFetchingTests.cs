using System.Collections.Concurrent;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Tests;
using Slipway.Tools.Http;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.PythonIndex;

[Trait("Row", "W1")]
public sealed class WheelFetchingTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LockedIndex _index;
    private readonly ContentStore _store;

    public WheelFetchingTests()
    {
        _index = new LockedIndex(_folder["index"]).Add("small", 1_000).Add("large", 3_000_000).Add("middle", 200_000).Add("large", 2_900_000, "2.0");
        _store = new ContentStore(new SlipwayHome(_folder["home"]).Store);
    }

    [Fact]
    public async Task Every_file_of_a_lock_comes_once_the_largest_first_and_a_second_run_asks_nobody()
    {
        using var server = new IndexServer(_folder["index"]);
        var result = await Fetching(parallel: 1).FetchAsync([.. _index.Packages, .. _index.Packages], At(server));
        result.ShouldBe(new FetchResult(0, 4, 6_101_000));
        foreach (var package in _index.Packages)
            Digest.Of(await File.ReadAllBytesAsync(_store.PathOf(package.Hash))).ShouldBe(package.Hash);
        server.Requests.ShouldBe([
            "GET /simple/large/",
            "GET /files/large-1.0-py3-none-any.whl",
            "GET /files/large-2.0-py3-none-any.whl",
            "GET /simple/middle/",
            "GET /files/middle-1.0-py3-none-any.whl",
            "GET /simple/small/",
            "GET /files/small-1.0-py3-none-any.whl",
        ]);
        server.Requests.Clear();
        (await Fetching().FetchAsync(_index.Packages, At(server))).ShouldBe(new FetchResult(4, 0, 0));
        server.Requests.ShouldBeEmpty();
        Directory.GetFiles(_folder["home", "store", "partial"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_lays_wheels_out_is_told_of_each_as_it_comes_and_progress_ends_with_all_bytes()
    {
        using var server = new IndexServer(_folder["index"]);
        await Fetching().FetchAsync([_index["small"]], At(server));
        var (stored, told) = (new ConcurrentQueue<string>(), new Told());
        await Fetching(stored: stored.Enqueue).FetchAsync(_index.Packages, At(server), told);
        stored.First().ShouldBe("small-1.0-py3-none-any.whl", "what is there comes first");
        stored.ShouldBe(_index.Packages.Select(package => package.File), ignoreOrder: true);
        told.All.Select(each => each.Bytes).ShouldBeInOrder();
        told.All[^1].ShouldBe(new FetchProgress(4, 4, 6_101_000, 6_101_000));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lock_without_sizes_and_an_index_without_digests_still_give_checked_files(bool json)
    {
        var index = new LockedIndex(_folder["plain"]).Add("alpha", 70_000, hasSize: false).Add("beta", 80_000, hasSize: false);
        using var server = new IndexServer(_folder["plain"], new IndexBehaviour { Digests = false, Json = json });
        (await Fetching().FetchAsync(index.Packages, At(server))).ShouldBe(new FetchResult(0, 2, 150_000));
        await File.WriteAllBytesAsync(index.PathOf(index["alpha"]), new byte[70_000]);
        File.Delete(_store.PathOf(index["alpha"].Hash));
        var problem = (await Fails(() => Fetching().FetchAsync(index.Packages, At(server)))).ShouldHaveSingleItem();
        problem.Number.ShouldBe("SLP266");
        _store.Has(index["alpha"].Hash).ShouldBeFalse();
    }

    [Fact]
    [Trait("Row", "X4")]
    public async Task An_index_that_offers_another_file_under_the_name_is_refused_before_anything_is_fetched()
    {
        using var server = new IndexServer(_folder["index"]);
        var locked = _index["small"] with { Hash = Digest.Of("what was locked") };
        var problem = (await Fails(() => Fetching().FetchAsync([locked], At(server)))).ShouldHaveSingleItem();
        problem.ShouldSatisfyAllConditions(
            x => x.Number.ShouldBe("SLP525"),
            x => x.Found.ShouldContain("index test offers another small-1.0-py3-none-any.whl"),
            x => x.Found.ShouldContain(_index["small"].Hash.ToString()),
            x => x.Allowed.ShouldBe(locked.Hash.ToString())
        );
        server.Requests.ShouldBe(["GET /simple/small/"]);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_together_and_the_rest_is_fetched()
    {
        using var server = new IndexServer(_folder["index"]);
        File.Delete(_index.PathOf(_index["small"]));
        LockedPackage[] wrong =
        [
            _index["middle"] with
            {
                File = "middle-9.0-py3-none-any.whl",
                Hash = Digest.Of("9"),
            },
            _index["middle"] with
            {
                Name = "nowhere",
                Hash = Digest.Of("8"),
            },
        ];
        var problems = await Fails(() => Fetching().FetchAsync([.. wrong, .. _index.Packages], At(server)));
        problems.Select(problem => problem.Number).ShouldBe(["SLP268", "SLP268", "SLP269"], ignoreOrder: true);
        _index.Packages.Count(package => _store.Has(package.Hash)).ShouldBe(3);
    }

    [Fact]
    public async Task An_entry_of_the_store_that_lost_bytes_is_fetched_again()
    {
        using var server = new IndexServer(_folder["index"]);
        await Fetching().FetchAsync(_index.Packages, At(server));
        File.WriteAllText(_store.PathOf(_index["middle"].Hash), "cut");
        (await Fetching().FetchAsync(_index.Packages, At(server))).ShouldBe(new FetchResult(3, 1, 200_000));
        Digest.Of(await File.ReadAllBytesAsync(_store.PathOf(_index["middle"].Hash))).ShouldBe(_index["middle"].Hash);
    }

    [Fact]
    [Trait("Row", "L5")]
    public async Task A_file_comes_only_from_the_index_whose_entry_allows_its_name()
    {
        var own = new LockedIndex(_folder["own"]).Add("acme-models", 5_000);
        new LockedIndex(_folder["index"]).Add("acme-models", 6_000);
        using var inside = new IndexServer(_folder["own"]);
        using var outside = new IndexServer(_folder["index"]);
        var indexes = new IndexSet([new PackageIndex("acme", inside.Simple, ["acme-*"]), new PackageIndex("open", outside.Simple, [])]);
        await Fetching().FetchAsync([.. own.Packages, _index["small"]], indexes);
        inside.Requests.ShouldBe(["GET /simple/acme-models/", "GET /files/acme_models-1.0-py3-none-any.whl"]);
        outside.Requests.ShouldBe(["GET /simple/small/", "GET /files/small-1.0-py3-none-any.whl"]);
        var closed = new IndexSet([new PackageIndex("acme", inside.Simple, ["acme-*"])]);
        (await Fails(() => Fetching().FetchAsync([_index["middle"]], closed))).ShouldHaveSingleItem().Number.ShouldBe("SLP265");
    }

    [Fact]
    public async Task Every_wheel_of_a_published_lock_comes_from_a_real_index()
    {
        var folder = UvFixture.NeedBundle();
        var locks = Directory.GetFiles(Path.Combine(folder, "locks"), "*amd64*").Select(path => LockReader.Read(File.ReadAllText(path), path)).ToList();
        var packages = locks.SelectMany(each => each.Packages).ToList();
        using var server = new IndexServer(folder);
        var result = await Fetching().FetchAsync(packages, At(server));
        result.Fetched.ShouldBe(packages.DistinctBy(package => package.Hash).Count());
        result.Bytes.ShouldBe(packages.DistinctBy(package => package.Hash).Sum(package => package.Size ?? 0));
        server
            .Requests.Count(request => request.StartsWith("GET /simple/", StringComparison.Ordinal))
            .ShouldBe(packages.DistinctBy(package => package.Name).Count());
    }

    private WheelFetching Fetching(int parallel = 8, Action<string>? stored = null) =>
        new(new SlipwayHome(_folder["home"]), new IndexOptions()) { Parallel = parallel, Stored = stored is null ? null : package => stored(package.File) };

    private static IndexSet At(IndexServer server) => new([new PackageIndex("test", server.Simple, [])]);

    private static async Task<IReadOnlyList<Problem>> Fails(Func<Task> call) => (await Should.ThrowAsync<SlipwayException>(call)).Problems;

    public void Dispose() => _folder.Dispose();

    private sealed class Told : IProgress<FetchProgress>
    {
        public List<FetchProgress> All { get; } = [];

        public void Report(FetchProgress value) => All.Add(value);
    }
}
