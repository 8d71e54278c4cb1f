using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Engine;

[Collection(EngineGroup.Name)]
[Trait("Row", "E2")]
public sealed class ImageLoadTests(EngineHome engine)
{
    [EngineFact]
    public async Task A_load_sends_only_what_the_engine_lacks_and_nothing_the_second_time()
    {
        var found = await engine.EngineAsync();
        var (first, second) = (await UniqueAsync("load"), await UniqueAsync("load"));
        var load = new ImageLoad(found.Images, digest => digest == first.Digest ? first.Blobs : null);

        (await load.LoadAsync(first.ToLoad(), CancellationToken.None)).Way.ShouldBe(LoadWay.Whole);
        var partial = await load.LoadAsync(second.ToLoad(), CancellationToken.None);
        var nothing = await load.LoadAsync(second.ToLoad(), CancellationToken.None);

        partial.Way.ShouldBe(LoadWay.Partial);
        partial.Bytes.ShouldBeLessThan(20_000);
        nothing.Way.ShouldBe(LoadWay.Found);
        nothing.Bytes.ShouldBe(0);
        (await ReadNoteAsync(found, second)).ShouldBe(second.Name);
    }

    [EngineFact]
    [Trait("Row", "F3")]
    public async Task The_image_that_had_the_name_tells_what_is_missing_and_no_other_is_asked_about()
    {
        var found = await engine.EngineAsync();
        var first = await UniqueAsync("again");
        var second = await Busybox.ImageAsync(first.Name, HandMadeImage.Layer(LayerEntry.File("note", "another"u8.ToArray())));
        var asked = new List<Digest>();
        var load = new ImageLoad(
            found.Images,
            digest =>
            {
                asked.Add(digest);
                return digest == first.Digest ? first.Blobs : null;
            }
        );
        await load.LoadAsync(first.ToLoad(), CancellationToken.None);
        asked.Clear();

        var partial = await load.LoadAsync(second.ToLoad(), CancellationToken.None);

        partial.Way.ShouldBe(LoadWay.Partial);
        asked.ShouldBe([first.Digest]);
        (await ReadNoteAsync(found, second)).ShouldBe("another");
    }

    [EngineFact]
    public async Task A_load_that_the_engine_only_says_it_took_is_noticed_and_repaired_by_the_whole_layout()
    {
        var found = await engine.EngineAsync();
        await Busybox.LoadAsync(found);
        var image = await UniqueAsync("broken");
        // The store is wrong about what the engine has: it says that the busybox image brings this image's own layer too.
        var load = new ImageLoad(found.Images, _ => image.Blobs.Where(d => d != image.Digest).ToHashSet());
        (await load.LoadAsync(image.ToLoad(), CancellationToken.None)).Way.ShouldBe(LoadWay.Whole);
        (await ReadNoteAsync(found, image)).ShouldBe(image.Name);
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task A_load_that_stays_broken_is_an_error_with_the_words_of_the_engine()
    {
        var found = await engine.EngineAsync();
        var busybox = await Busybox.ImageAsync("docker.io/library/other:1");
        var image = await UniqueAsync("hopeless");
        var withheld = image.BeyondThoseOf(busybox).Where(d => d != image.Digest).ToHashSet();
        var error = await Should.ThrowAsync<SlipwayException>(new ImageLoad(found.Images, _ => null).LoadAsync(image.ToLoad(withheld), CancellationToken.None));
        error.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP514");
        error.Message.ShouldContain(image.Name);
        error.Message.ShouldContain("not found");
    }

    [EngineFact]
    public async Task A_layout_that_cannot_be_written_fails_with_its_own_error()
    {
        var found = await engine.EngineAsync();
        var image = await UniqueAsync("unwritten");
        var broken = image.ToLoad() with
        {
            Write = (_, output, _) =>
            {
                output.Write(new byte[5000]);
                throw new FileNotFoundException("the blob is gone");
            },
        };
        (await Should.ThrowAsync<FileNotFoundException>(new ImageLoad(found.Images, _ => null).LoadAsync(broken, CancellationToken.None))).Message.ShouldBe(
            "the blob is gone"
        );
    }

    [EngineFact]
    [Trait("Row", "X3")]
    public async Task A_full_disk_under_the_engine_is_named()
    {
        await engine.EngineAsync();
        using var folder = new TempFolder();
        var home = new SlipwayHome(folder["home"]);
        var own = new OwnEngine(home, _ => { });
        Directory.CreateDirectory(own.Folders.Data);
        File.CreateSymbolicLink(own.Folders.Packages, engine.Own.Folders.Packages);
        (await ProcessRunner.RunAsync(new Command("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", own.Folders.Data))).OrThrow();
        try
        {
            await own.StartAsync(CancellationToken.None);
            var search = await new EngineFinder(home, name => name == "DOCKER_HOST" ? own.Endpoint.Address : null).FindAsync(null, CancellationToken.None);
            var noise = new byte[30_000_000];
            new Random(1).NextBytes(noise);
            var image = await Busybox.ImageAsync("docker.io/library/slipway-big:1", HandMadeImage.Layer(LayerEntry.File("noise", noise)));
            var error = await Should.ThrowAsync<SlipwayException>(
                new ImageLoad(search.Engine!.Images, _ => null).LoadAsync(image.ToLoad(), CancellationToken.None)
            );
            error.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP513", error.Message);
            error.Message.ShouldContain(own.Folders.Data);
        }
        finally
        {
            await own.StopAsync(CancellationToken.None);
            await ProcessRunner.RunAsync(new Command("umount", own.Folders.Data));
        }
    }

    private static async Task<HandMadeImage> UniqueAsync(string name)
    {
        var full = $"docker.io/library/slipway-{name}:{Guid.NewGuid():n}";
        return await Busybox.ImageAsync(full, HandMadeImage.Layer(LayerEntry.File("note", System.Text.Encoding.UTF8.GetBytes(full))));
    }

    private static async Task<string> ReadNoteAsync(FoundEngine found, HandMadeImage image) =>
        (
            await new Slipway.Tools.Docker.Containers(found).RunAsync(
                new ContainerRequest(image.Name) { Arguments = ["cat", "/note"], Network = "none" },
                CancellationToken.None
            )
        ).Output;
}
