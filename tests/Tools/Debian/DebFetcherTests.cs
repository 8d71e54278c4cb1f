using System.Text;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Debian;
using Slipway.Tools.Http;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Debian;

[Trait("Row", "W6")]
[Trait("Row", "U2")]
public sealed class DebFetcherTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly MirrorServer mirror = new();
    private readonly ContentStore store;

    public DebFetcherTests() => store = new ContentStore(folder["store"]);

    public void Dispose()
    {
        mirror.Dispose();
        folder.Dispose();
    }

    private DebFetcher Fetcher(params string[] more) => new(new DebianArchive([mirror.Url, .. more], [], ""));

    private DebPackage Serve(string name, params MirrorServer.Fault[] faults)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(name, 5000)));
        var package = DebFile.Pin(name, bytes);
        mirror.Serve(package.Filename, bytes, faults);
        return package;
    }

    [Fact]
    public async Task What_the_store_has_is_not_asked_for()
    {
        var packages = Enumerable.Range(0, 20).Select(i => Serve($"p{i}")).ToList();
        using var fetcher = Fetcher();
        (await fetcher.FetchAsync(packages[..5], store)).Fetched.ShouldBe(5);
        (await fetcher.FetchAsync(packages, store)).ShouldBe(new FetchResult(5, 15, packages[5..].Sum(p => p.Size)));
        packages.ShouldAllBe(p => store.Has(p.Sha256));
        mirror.Requests.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_wrong_byte_is_refused_and_fetched_again()
    {
        var package = Serve("once", MirrorServer.Fault.WrongByte);
        using var fetcher = Fetcher();
        await fetcher.FetchAsync([package], store);
        Digest.Of(await File.ReadAllBytesAsync(store.PathOf(package.Sha256))).ShouldBe(package.Sha256);
        mirror.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Bytes_that_are_wrong_twice_are_an_error_that_names_every_such_file_and_keeps_nothing()
    {
        DebPackage[] packages =
        [
            Serve("bad", MirrorServer.Fault.WrongByte, MirrorServer.Fault.WrongByte),
            Serve("worse", MirrorServer.Fault.WrongByte, MirrorServer.Fault.WrongByte),
            Serve("good"),
        ];
        using var fetcher = Fetcher();
        var found = await Should.ThrowAsync<SlipwayException>(() => fetcher.FetchAsync(packages, store));
        found.Problems.Select(p => p.Number).ShouldBe(["SLP301", "SLP301"]);
        found.Problems[0].Found.ShouldStartWith("pool/main/bad.deb");
        store.Has(packages[0].Sha256).ShouldBeFalse();
        store.Has(packages[2].Sha256).ShouldBeTrue();
        Directory.GetFiles(folder["store", "tmp"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Packages_that_are_gone_are_named_all_together()
    {
        var here = Serve("here");
        DebPackage[] packages = [DebFile.Pin("gone1", [1]), here, DebFile.Pin("gone2", [2])];
        using var fetcher = Fetcher();
        var found = await Should.ThrowAsync<SlipwayException>(() => fetcher.FetchAsync(packages, store));
        found.Problems.Select(p => p.Found.Split(' ')[0]).ShouldBe(["pool/main/gone1.deb", "pool/main/gone2.deb"]);
        found.Problems.ShouldAllBe(p => p.Number == "SLP454");
        found.ExitCode.ShouldBe((int)Family.Drift);
    }

    [Fact]
    public async Task A_reset_and_a_server_error_are_tried_again()
    {
        var package = Serve("shaky", MirrorServer.Fault.Reset, MirrorServer.Fault.ServerError);
        using var fetcher = Fetcher();
        await fetcher.FetchAsync([package], store);
        store.Has(package.Sha256).ShouldBeTrue();
        mirror.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_file_that_the_first_mirror_lacks_is_taken_of_the_next()
    {
        using var second = new MirrorServer();
        var package = DebFile.Pin("elsewhere", [1, 2, 3]);
        second.Serve(package.Filename, [1, 2, 3]);
        using var fetcher = Fetcher(second.Url);
        await fetcher.FetchAsync([package], store);
        store.Has(package.Sha256).ShouldBeTrue();
    }

    [Fact]
    public async Task A_mirror_that_does_not_answer_is_named()
    {
        var package = Serve("unreachable");
        mirror.Dispose();
        using var fetcher = Fetcher();
        var problem = (await Should.ThrowAsync<SlipwayException>(() => fetcher.FetchAsync([package], store))).Problems.Single();
        problem.Number.ShouldBe("SLP451");
        problem.Found.ShouldContain("http://127.0.0.1:");
    }
}
