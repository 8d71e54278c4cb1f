using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Npm;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Npm;

/// <summary>The registry is a local one: the address comes from the environment, as a company's would.</summary>
[Trait("Row", "X2")]
[Collection("environment")]
public sealed class ModelFetchTests : IDisposable
{
    private static readonly byte[] Model = Encoding.ASCII.GetBytes("weights");
    private readonly TempFolder folder = new();
    private readonly HttpClient http = new();
    private readonly byte[] tarball = Pack("package/dist/model.onnx", Model);

    [Fact]
    public async Task A_model_is_fetched_once_and_then_found()
    {
        using var server = Serve(_ => tarball);
        var store = new ContentStore(folder["store"]);
        (await Fetch(store)).Downloaded.ShouldBe(tarball.Length);
        File.ReadAllBytes(store.PathOf(Digest.Of(Model))).ShouldBe(Model);
        (await Fetch(store)).Downloaded.ShouldBe(0);
        server.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_bytes_are_refused_and_fetched_again()
    {
        using var server = Serve(request => request == 1 ? Encoding.ASCII.GetBytes("an error page") : tarball);
        await Fetch(new ContentStore(folder["store"]));
        server.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task Bytes_that_stay_wrong_are_an_error_that_names_the_package_and_leaves_nothing()
    {
        using var server = Serve(_ => Encoding.ASCII.GetBytes("an error page"));
        var error = await Should.ThrowAsync<SlipwayException>(() => Fetch(new ContentStore(folder["store"])));
        error.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP301"), x => x.Found.ShouldContain("@scope/model@1.0.0"));
        Directory.EnumerateFiles(folder["store"], "*", SearchOption.AllDirectories).Where(x => x != folder["store", "lock"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tarball_without_the_pinned_file_is_an_error_that_names_both()
    {
        using var server = Serve(_ => tarball);
        var error = await Should.ThrowAsync<SlipwayException>(() => Fetch(new ContentStore(folder["store"]), "dist/other.onnx"));
        error.Problems.ShouldHaveSingleItem().Found.ShouldBe("the package @scope/model@1.0.0 has no file dist/other.onnx");
    }

    private Task<(Digest, long Downloaded)> Fetch(ContentStore store, string file = "dist/model.onnx") =>
        new ModelFetch(store, http).FetchAsync(
            new ModelPin("@scope/model", "1.0.0", Digest.Of(tarball).Hex, file, Digest.Of(Model).Hex, Model.Length, "/opt/model.onnx", "MIT"),
            default
        );

    private static TestServer Serve(Func<int, byte[]> answer)
    {
        var count = 0;
        var server = new TestServer(request => request.Url!.AbsolutePath == "/@scope/model/-/model-1.0.0.tgz" ? (200, answer(++count)) : (404, []));
        Environment.SetEnvironmentVariable("npm_config_registry", server.Address.ToString());
        return server;
    }

    private static byte[] Pack(string name, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new System.Formats.Tar.TarWriter(gzip))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        return packed.ToArray();
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("npm_config_registry", null);
        http.Dispose();
        folder.Dispose();
    }
}
