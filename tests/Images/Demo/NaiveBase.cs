using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Images.Tests.Engine;
using Slipway.Tools;
using Slipway.Tools.Benching;
using Slipway.Tools.Debian;
using Slipway.Tools.Store;

namespace Slipway.Images.Tests.Demo;

/// <summary>What a naive Dockerfile begins with: a distribution with shell, package manager, compiler, headers, Python and pip. Made of Debian's packages, as an OCI layout that buildx takes as a context.</summary>
internal static class NaiveBase
{
    private static readonly string[] s_packages = ["apt", "bash", "ca-certificates", "coreutils", "dash", "gcc", "libc6-dev", "make", "python3", "python3-pip"];

    /// <summary>Writes the layout.</summary>
    /// <param name="home">Has the packages, or gets them.</param>
    /// <param name="folder">Where it is written.</param>
    public static async Task WriteAsync(SlipwayHome home, string folder)
    {
        var (store, archive) = (new ContentStore(home.Store), DebianMirrors.Find([]));
        var closure = await new AptResolver(home, archive).ResolveAsync(
            DebianSuites.Trixie,
            HandMadeImage.Platform.Architecture,
            s_packages,
            TimeSpan.FromDays(1)
        );
        IReadOnlyList<DebPackage> pins = [.. closure.Packages.Select(x => x.Package)];
        using (var fetcher = new DebFetcher(archive))
            await fetcher.FetchAsync(pins, store, null, CancellationToken.None);
        using var tree = await new ToolchainMaker(store).MakeAsync(pins);
        IReadOnlyList<LayerEntry> made =
        [
            .. tree.Entries,
            .. new[]
            {
                new LayerEntry("usr/bin/sh", EntryKind.Symlink, 0b111_111_111, LinkTarget: "dash"),
                LayerEntry.Directory("root"),
                new LayerEntry("tmp", EntryKind.Directory, 0b001_111_111_111),
                RivalBases.Certificates(tree.Entries),
                LayerEntry.File("etc/passwd", "root:x:0:0:root:/root:/usr/bin/bash\n"u8.ToArray()),
            }.Where(x => tree.Entries.All(y => y.Path != x.Path)),
        ];
        var packed = await new LayerPacker(store, ZstdLibrary.System).PackAsync(made, Compression.Default, CancellationToken.None);
        var config = new ContainerConfig { Env = ["PATH=/usr/local/bin:/usr/bin:/usr/sbin", "HOME=/root"] };
        var layer = new ImageLayer(LayerMaker.Base, "base", new Key(packed.DiffId.Hex), packed);
        var index = IndexAssembly.Assemble([ImageAssembly.Assemble(config, [layer], HandMadeImage.Platform)]);
        foreach (var file in OciLayout.Files(index, ImageReference.Parse("naive/base:1"), store.PathOf))
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(file.Kind == EntryKind.Directory ? path : Path.GetDirectoryName(path)!);
            if (file.Kind != EntryKind.File)
                continue;
            await using var content = file.Open!();
            await using var target = File.Create(path);
            await content.CopyToAsync(target);
        }
    }
}
