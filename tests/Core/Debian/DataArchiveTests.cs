using System.Formats.Tar;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Tests;
using TarWriter = System.Formats.Tar.TarWriter;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "X4")]
public sealed class DataArchiveTests
{
    [Fact]
    public void Long_names_links_and_hard_links_are_read()
    {
        var deep = $"./usr/{string.Join('/', Enumerable.Repeat("a-long-folder-name", 15))}/file";
        var entries = DataArchive.Read(
            new MemoryStream(TinyDeb.Tar(("./", ""), ("./usr/", ""), (deep, "one"), ("./usr/link", $"-> {deep}"), ("./usr/hard", $"=> {deep}")))
        );
        entries.Select(e => e.Path).ShouldBe(["usr", deep[2..], "usr/link", "usr/hard"]);
        entries[2].LinkTarget.ShouldBe(deep);
        entries[3].Kind.ShouldBe(EntryKind.File);
        entries[3].Offset.ShouldBe(entries[1].Offset);
    }

    [Fact]
    public void Names_in_pax_headers_are_read()
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Pax, leaveOpen: true))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "usr/ünïcode") { DataStream = new MemoryStream([1, 2, 3]) });
        bytes.Position = 0;
        DataArchive.Read(bytes).ShouldHaveSingleItem().Path.ShouldBe("usr/ünïcode");
    }

    [Theory]
    [InlineData("../climbs")]
    [InlineData("./usr/../../climbs")]
    [InlineData("/absolute")]
    [InlineData("./usr//double")]
    public void A_path_that_leaves_the_package_is_refused(string path) =>
        Should.Throw<InvalidDataException>(() => DataArchive.Read(new MemoryStream(TinyDeb.Tar((path, "x")))));

    [Fact]
    public void A_hard_link_to_nothing_is_refused() =>
        Should.Throw<InvalidDataException>(() => DataArchive.Read(new MemoryStream(TinyDeb.Tar(("./a", "=> ./b")))));

    [Fact]
    public void A_device_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Gnu, leaveOpen: true))
            tar.WriteEntry(new GnuTarEntry(TarEntryType.CharacterDevice, "dev/null"));
        bytes.Position = 0;
        Should.Throw<InvalidDataException>(() => DataArchive.Read(bytes));
    }

    [Fact]
    public void No_damaged_archive_gives_anything_but_a_refusal()
    {
        var good = TinyDeb.Tar(
            ("./usr/", ""),
            ("./usr/a", "some text"),
            ("./usr/b", "-> a"),
            ("./usr/c", "=> ./usr/a"),
            ($"./usr/{new string('n', 120)}", "long")
        );
        var random = new Random(11);
        var refused = 0;
        for (var i = 0; i < 2000; i++)
        {
            var bytes = good[..random.Next(good.Length)];
            for (var n = 0; n < 4 && bytes.Length > 0; n++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                foreach (var entry in DataArchive.Read(new MemoryStream(bytes)))
                    (entry.Offset + entry.Size).ShouldBeLessThanOrEqualTo(bytes.Length);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }
        refused.ShouldBeGreaterThan(1000);
    }
}
