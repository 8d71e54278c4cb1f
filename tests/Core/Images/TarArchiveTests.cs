using System.Formats.Tar;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;
using TarWriter = Slipway.Core.Images.TarWriter;

namespace Slipway.Core.Tests.Images;

[Trait("Row", "X4")]
public sealed class TarArchiveTests
{
    [Theory]
    [InlineData("../up", "SLP311")]
    [InlineData("a/../../up", "SLP311")]
    [InlineData("/etc/passwd", "SLP311")]
    [InlineData("a//b", "SLP311")]
    public void A_climbing_name_is_refused(string name, string number) => Refused(File(name)).ShouldBe(number);

    [Fact]
    public void A_hard_link_out_of_the_archive_is_refused() =>
        Refused(new PaxTarEntry(TarEntryType.HardLink, "a") { LinkName = "../../etc/shadow" }).ShouldBe("SLP311");

    [Fact]
    public void A_hard_link_to_nothing_is_refused() => Refused(new PaxTarEntry(TarEntryType.HardLink, "a") { LinkName = "etc/shadow" }).ShouldBe("SLP315");

    [Fact]
    public void A_file_below_a_link_is_refused() =>
        Refused(new PaxTarEntry(TarEntryType.SymbolicLink, "lib") { LinkName = "/etc" }, File("lib/passwd")).ShouldBe("SLP315");

    [Fact]
    public void A_path_twice_is_refused() => Refused(File("a"), File("./a")).ShouldBe("SLP315");

    [Fact]
    public void Directories_may_come_twice() =>
        Read(new PaxTarEntry(TarEntryType.Directory, "a/"), new PaxTarEntry(TarEntryType.Directory, "./a")).Count.ShouldBe(2);

    [Fact]
    public void More_than_the_limits_allow_is_refused()
    {
        Refused(new ArchiveLimits(Entries: 2), File("a"), File("b"), File("c")).ShouldBe("SLP315");
        Refused(new ArchiveLimits(Bytes: 5), File("a"), File("b")).ShouldBe("SLP315");
    }

    [Fact]
    public void An_archive_cut_anywhere_or_damaged_is_refused_or_shorter_but_never_crashes()
    {
        var whole = Tar([.. Enumerable.Range(0, 8).Select(i => File($"folder/file{i}"))]);
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = whole[..random.Next(whole.Length)].Concat(new byte[random.Next(2) * 1024]).ToArray();
            for (var i = random.Next(4); i > 0 && bytes.Length > 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                LayerListing.Read(new MemoryStream(bytes), "test").Count().ShouldBeLessThanOrEqualTo(8);
            }
            catch (SlipwayException e)
            {
                e.Problems.Single().Number.ShouldBeOneOf("SLP311", "SLP315");
            }
        }
    }

    [Fact]
    public void What_the_writer_wrote_is_listed_with_content()
    {
        var entries = TarLayout.Normalise([.. SyntheticLayer.Entries(3, 30, 1000), LayerEntry.File(new string('x', 200), [9]) with { Owner = 10001 }]);
        var tar = new MemoryStream();
        new TarWriter(tar).WriteAll(entries);
        tar.Position = 0;
        var listed = LayerListing.Read(tar, "test").ToList();
        listed.Select(l => (l.Path, l.Mode, l.Size, l.User, l.LinkTarget)).ShouldBe(entries.Select(e => (e.Path, e.Mode, e.Size, e.Owner, e.LinkTarget)));
        foreach (var (entry, line) in entries.Zip(listed).Where(p => p.First.Kind == EntryKind.File))
        {
            var content = new MemoryStream();
            using var source = entry.Open!();
            source.CopyTo(content);
            line.Content.ShouldBe(Digest.Of(content.ToArray()));
        }
    }

    private static PaxTarEntry File(string name) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1, 2, 3]) };

    private static string Refused(params TarEntry[] entries) => Refused(new ArchiveLimits(), entries);

    private static string Refused(ArchiveLimits limits, params TarEntry[] entries) =>
        Should.Throw<SlipwayException>(() => TarArchive.Read(new MemoryStream(Tar(entries)), "test", limits).Count()).Problems.Single().Number;

    private static List<ArchiveEntry> Read(params TarEntry[] entries) => [.. TarArchive.Read(new MemoryStream(Tar(entries)), "test")];

    private static byte[] Tar(params TarEntry[] entries)
    {
        var bytes = new MemoryStream();
        using (var writer = new System.Formats.Tar.TarWriter(bytes, leaveOpen: true))
        {
            foreach (var entry in entries)
                writer.WriteEntry(entry);
        }
        return bytes.ToArray();
    }
}
