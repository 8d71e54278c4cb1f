using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Debian;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Debian;

[Trait("Row", "W6")]
[Trait("Row", "X4")]
public sealed class DebReaderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("xz")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    [InlineData("none")]
    public async Task A_package_of_every_compression_is_unpacked_and_leaves_no_file(string compression)
    {
        var store = new ContentStore(folder["store"]);
        var text = string.Concat(Enumerable.Range(0, 100_000));
        var (package, bytes) = await DebFile.BuildAsync(folder, "tiny", compression, ("usr/share/tiny/a", text), ("usr/share/tiny/b", "-> a"));
        store.Add(bytes);
        using (var deb = await new DebReader(store).OpenAsync(package))
        {
            deb.Control["Description"].ShouldBe("for a test");
            var file = deb.Entries.Single(e => e.Path == "usr/share/tiny/a");
            Encoding.UTF8.GetString(deb.ReadAll(file)).ShouldBe(text);
            deb.Entries.Single(e => e.Path == "usr/share/tiny/b").LinkTarget.ShouldBe("a");
            Directory.GetFiles(folder["store", "tmp"]).ShouldBeEmpty();
        }
    }

    [Fact]
    [Trait("Row", "U1")]
    public async Task Bytes_of_packages_are_told_from_none_to_all()
    {
        var store = new ContentStore(folder["store"]);
        var packages = new List<Core.Debian.DebPackage>();
        foreach (var name in (string[])["one", "two", "three"])
        {
            var (package, bytes) = await DebFile.BuildAsync(folder, name, "gzip", ($"usr/share/{name}", name));
            store.Add(bytes);
            packages.Add(package);
        }
        var told = new List<(long Bytes, long Total)>();
        using var set = await new DebReader(store) { Unpacked = (bytes, total) => told.Add((bytes, total)) }.OpenAllAsync(packages);
        told.Count.ShouldBe(4);
        told[0].Bytes.ShouldBe(0);
        told[^1].Bytes.ShouldBe(packages.Sum(x => x.Size));
        told.Select(x => x.Bytes).ShouldBeInOrder();
        told.ShouldAllBe(x => x.Total == packages.Sum(y => y.Size));
    }

    [Fact]
    public async Task Every_damaged_package_is_named_and_nothing_is_kept()
    {
        var store = new ContentStore(folder["store"]);
        var (_, good) = await DebFile.BuildAsync(folder, "tiny", "xz", ("usr/a", new string('x', 5000)));
        var cut = good[..(good.Length - 40)];
        var flipped = good.ToArray();
        flipped[^60] ^= 0xff;
        var other = good.ToArray();
        byte[][] damaged = [cut, flipped, "no archive"u8.ToArray(), []];
        var pins = damaged.Select((bytes, i) => DebFile.Pin($"damaged{i}", bytes)).Append(DebFile.Pin("another-name", other)).ToList();
        foreach (var bytes in damaged.Append(other))
            store.Add(bytes);
        var found = await Should.ThrowAsync<SlipwayException>(() => new DebReader(store).OpenAllAsync(pins));
        found.Problems.Count.ShouldBe(5);
        found.Problems.ShouldAllBe(p => p.Number == "SLP455");
        found.Problems.Count(p => p.Found.Contains("it says that it is tiny", StringComparison.Ordinal)).ShouldBe(1);
        Directory.GetFiles(folder["store", "tmp"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_package_whose_path_climbs_is_refused()
    {
        var store = new ContentStore(folder["store"]);
        var bytes = Ar(
            ("debian-binary", "2.0\n"u8.ToArray()),
            ("control.tar", TinyDeb.Tar(("./control", "Package: evil\nVersion: 1.0-1\n"))),
            ("data.tar", TinyDeb.Tar(("./../../etc/cron.d/evil", "x")))
        );
        store.Add(bytes);
        var found = await Should.ThrowAsync<SlipwayException>(() => new DebReader(store).OpenAsync(DebFile.Pin("evil", bytes)));
        found.Problems.Single().Found.ShouldContain("leaves the package");
    }

    private static byte[] Ar(params (string Name, byte[] Content)[] members)
    {
        using var bytes = new MemoryStream();
        bytes.Write("!<arch>\n"u8);
        foreach (var (name, content) in members)
        {
            bytes.Write(Encoding.ASCII.GetBytes($"{name, -16}{0, -12}{0, -6}{0, -6}{100644, -8}{content.Length, -10}`\n"));
            bytes.Write(content);
            if (content.Length % 2 == 1)
                bytes.WriteByte((byte)'\n');
        }
        return bytes.ToArray();
    }
}
