using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Debian;
using Slipway.Tools.Store;

namespace Slipway.Tools.Benching;

/// <summary>The images that the rivals' recipes begin with, made of Debian's packages: the very base of Slipway's image, and one with a shell, Python and pip for stages that run commands.</summary>
/// <param name="home">Has the packages.</param>
/// <param name="host">The registry that they are pushed to.</param>
internal sealed class RivalBases(SlipwayHome home, string host)
{
    private static readonly string[] s_packages =
    [
        "bash",
        "ca-certificates",
        "coreutils",
        "dash",
        "libstdc++6",
        "python3",
        "python3-pip",
        "python3-venv",
        "tzdata",
    ];

    private readonly ContentStore _store = new(home.Store);

    /// <summary>Makes both.</summary>
    /// <param name="shared">The layer of Slipway's base.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<(ImageReference Name, AssembledIndex Image)>> MakeAsync(PackedLayer shared, CancellationToken cancellation)
    {
        var archive = DebianMirrors.Find([]);
        var closure = await new AptResolver(home, archive).ResolveAsync(
            DebianSuites.Trixie,
            Platform.Amd64.Architecture,
            s_packages,
            TimeSpan.FromDays(1),
            null,
            cancellation
        );
        IReadOnlyList<DebPackage> pins = [.. closure.Packages.Select(x => x.Package)];
        using (var fetcher = new DebFetcher(archive))
            await fetcher.FetchAsync(pins, _store, null, cancellation);
        using var tree = await new ToolchainMaker(_store).MakeAsync(pins, cancellation);
        var packed = await new LayerPacker(_store, ZstdLibrary.System).PackAsync(
            [.. tree.Entries, .. Made(tree.Entries).Where(made => tree.Entries.All(x => x.Path != made.Path))],
            Compression.Default,
            cancellation
        );
        return
        [
            Image("rivals/base:1", new ContainerConfig(), shared),
            Image("rivals/python:1", new ContainerConfig { Env = ["PATH=/usr/local/bin:/usr/bin:/usr/sbin", "HOME=/root"] }, packed),
        ];
    }

    /// <summary>What the packages' scripts would have made.</summary>
    private static IEnumerable<LayerEntry> Made(IReadOnlyList<LayerEntry> tree) =>
        [
            new("usr/bin/sh", EntryKind.Symlink, 0b111_111_111, LinkTarget: "dash"),
            LayerEntry.Directory("root"),
            Certificates(tree),
            LayerEntry.File("etc/passwd", "root:x:0:0:root:/root:/usr/bin/bash\n"u8.ToArray()),
            LayerEntry.File("etc/group", "root:x:0:\n"u8.ToArray()),
        ];

    /// <summary>The bundle that the script of ca-certificates makes of its files; pip asks for it even where it connects to nobody.</summary>
    /// <param name="tree">The tree that has them.</param>
    public static LayerEntry Certificates(IReadOnlyList<LayerEntry> tree) =>
        LayerEntry.File("etc/ssl/certs/ca-certificates.crt", [.. tree.Where(IsCertificate).SelectMany(Content)]);

    private static bool IsCertificate(LayerEntry entry) =>
        entry.Path.StartsWith("usr/share/ca-certificates/", StringComparison.Ordinal) && entry.Path.EndsWith(".crt", StringComparison.Ordinal);

    private static byte[] Content(LayerEntry entry)
    {
        using var content = entry.Open!();
        using var memory = new MemoryStream();
        content.CopyTo(memory);
        return memory.ToArray();
    }

    private (ImageReference Name, AssembledIndex Image) Image(string name, ContainerConfig config, PackedLayer packed)
    {
        var layer = new ImageLayer(LayerMaker.Base, "base", new Key(packed.DiffId.Hex), packed);
        return (ImageReference.Parse($"{host}/{name}"), IndexAssembly.Assemble([ImageAssembly.Assemble(config, [layer], Platform.Amd64)]));
    }
}
