using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tests;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Store;

public sealed class LayoutFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_folder_replaces_an_older_one_and_holds_every_blob_whole()
    {
        var store = new ContentStore(_folder["store"]);
        var packed = await new LayerPacker(store, ZstdLibrary.System).PackAsync(SyntheticLayer.Entries(1, 5, 1000), Compression.Default);
        var index = IndexAssembly.Assemble([ImageAssembly.Assemble(new ContainerConfig(), [new(LayerMaker.App, "app", Key.Of("a"), packed)], Platform.Amd64)]);
        Directory.CreateDirectory(_folder["out", "old"]);
        LayoutFolder.Write(OciLayout.Files(index, ImageReference.Parse("app:1"), store.PathOf), store, _folder["out"]);
        Directory.Exists(_folder["out", "old"]).ShouldBeFalse();
        var blobs = Directory.GetFiles(_folder["out", "blobs", "sha256"]);
        blobs.Select(b => Path.GetFileName(b)).ShouldBe(OciLayout.Blobs(index).Select(b => b.Digest.Hex), ignoreOrder: true);
        blobs.ShouldAllBe(b => Digest.Of(File.ReadAllBytes(b)).Hex == Path.GetFileName(b));
        Directory.GetFileSystemEntries(_folder.Path).Length.ShouldBe(2);
    }

    public void Dispose() => _folder.Dispose();
}
