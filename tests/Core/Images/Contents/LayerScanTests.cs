using System.Formats.Tar;
using System.IO.Compression;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Images.Contents;
using Slipway.Tests;

namespace Slipway.Core.Tests.Images.Contents;

[Trait("Row", "A1")]
[Trait("Row", "X4")]
public sealed class LayerScanTests
{
    private static readonly string s_long = string.Join('/', Enumerable.Repeat("a-folder-with-a-name", 12)) + "/" + new string('n', 150);

    [Theory]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.V7)]
    public void Every_form_of_tar_is_read(TarEntryFormat format)
    {
        var big = RandomNumberGenerator.GetBytes(700_000);
        var tar = new ForeignTar { Format = format }
            .Folder("usr/")
            .File("usr/small", [1, 2, 3], UnixFileMode.UserRead | UnixFileMode.SetUser, user: 10001)
            .File("usr/big", big)
            .File("usr/none", [])
            .Link("bin", "usr/../bin")
            .HardLink("usr/again", "./usr/small");
        if (format is TarEntryFormat.Pax or TarEntryFormat.Gnu)
            tar.File(s_long, [4]).Link("far", s_long);
        var draft = Read(tar);
        draft
            .Entries.Take(6)
            .ShouldBe([
                new ContentEntry("usr", ArchiveEntryKind.Directory, 0x100, 0, 0, 0),
                new ContentEntry("usr/small", ArchiveEntryKind.File, 0x900, 10001, 0, 3, Hash([1, 2, 3])),
                new ContentEntry("usr/big", ArchiveEntryKind.File, 0x100, 0, 0, big.Length, Hash(big)),
                new ContentEntry("usr/none", ArchiveEntryKind.File, 0x100, 0, 0, 0),
                new ContentEntry("bin", ArchiveEntryKind.Symlink, 0x100, 0, 0, 0, null, "usr/../bin"),
                new ContentEntry("usr/again", ArchiveEntryKind.HardLink, 0x100, 0, 0, 0, null, "usr/small"),
            ]);
        if (draft.Entries.Count > 6)
            (draft.Entries[6].Path, draft.Entries[6].Content, draft.Entries[7].LinkTarget).ShouldBe((s_long, Hash([4]), s_long));
        draft.Unpacked.ShouldBe(tar.Bytes().Length);
    }

    [Theory]
    [InlineData("old")]
    [InlineData("0.0")]
    [InlineData("0.1")]
    [InlineData("1.0")]
    public void A_sparse_file_has_the_size_and_the_first_bytes_of_the_whole_file(string form)
    {
        var heads = new SeenHeads(int.MaxValue);
        using var packed = File.OpenRead(Path.Combine(Repository.Root, "tests", "data", "sparse", $"{form}.tar.gz"));
        using var tar = new GZipStream(packed, CompressionMode.Decompress);
        var draft = LayerScan.Read(tar, "sparse", [heads], new ReadBudget("image", new ReadLimits()));
        draft.Entries.Select(x => (x.Path, x.Size)).ShouldBe([("holes", 3 << 20), ("z-after", 6)]);
        // sha256sum of the file that GNU tar was given.
        Digest.Of(heads.Heads["holes"]).Hex.ShouldBe("213f7647b5a350baa9f9a31de3c0d36eebc8953136701986764e70b47beda856");
        Encoding.ASCII.GetString(heads.Heads["z-after"]).ShouldBe("after\n");
    }

    [Fact]
    public void Of_many_paths_each_is_kept_in_the_order_of_the_archive()
    {
        var names = Enumerable.Range(0, 5000).Select(x => $"file{x}").ToList();
        var (one, other) = (new ForeignTar(), new ForeignTar());
        foreach (var name in names)
            one.File(name, 1);
        // What the first layer was collected in is used again by the second.
        other.File("alone", 1);
        Read(one).Entries.Select(x => x.Path).ShouldBe(names);
        Read(other).Entries.Select(x => x.Path).ShouldBe(["alone"]);
    }

    [Fact]
    public void Marks_are_taken_apart_from_what_a_layer_brings()
    {
        var draft = Read(
            new ForeignTar().Gone("etc/passwd").Gone("opt").Emptied("var/cache").File(".wh..wh..opq", []).File(".wh..wh.aufs", []).File("etc/.wh.", [])
        );
        (draft.Entries.Count, string.Join(' ', draft.Removed), string.Join('|', draft.Emptied)).ShouldBe((0, "etc/passwd opt", "var/cache|"));
    }

    [Fact]
    public void What_is_odd_but_legal_is_read()
    {
        var draft = Read(
            new ForeignTar()
                .File("twice", [1])
                .File("./twice", [2])
                .Link("lib", "usr/lib")
                .File("lib/below-a-link", [3])
                .HardLink("lower", "of/a/lower/layer")
                .Device("dev/null")
                .Link("a", "b")
                .Link("b", "a")
                .Folder("./")
                .File("/absolute//path/./x", [4])
        );
        draft.Entries.Select(x => x.Path).ShouldBe(["twice", "twice", "lib", "lib/below-a-link", "lower", "dev/null", "a", "b", "absolute/path/x"]);
        draft.Entries.Single(x => x.Path == "dev/null").Kind.ShouldBe(ArchiveEntryKind.Device);
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("a/../../up")]
    [InlineData("/../etc/passwd")]
    public void A_climbing_path_is_refused(string path)
    {
        Refused(new ForeignTar().File(path, [1])).ShouldBe("SLP311");
        Refused(new ForeignTar().HardLink("a", path)).ShouldBe("SLP311");
    }

    [Fact]
    public void Second_names_that_name_each_other_are_refused() =>
        Refused(new ForeignTar().File("x", [1]).HardLink("a", "b").HardLink("b", "c").HardLink("c", "a")).ShouldBe("SLP656");

    [Fact]
    public void More_paths_or_bytes_than_an_image_may_have_are_refused()
    {
        var tar = new ForeignTar().File("a", [1]).File("b", [1]).File("c", [1]).Bytes();
        Refused(tar, new ReadLimits(Entries: 2)).ShouldBe("SLP655");
        Refused(tar, new ReadLimits(Bytes: 2000)).ShouldBe("SLP654");
    }

    [Theory]
    [InlineData("7777777777777777", "SLP315")] // octal, but its eight digits below run into the next field
    [InlineData("-0000000001", "SLP315")]
    [InlineData("\u0080\0\0\0\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff", "SLP654")]
    [InlineData("\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff", "SLP315")]
    public void An_absurd_size_is_refused(string field, string number)
    {
        var tar = new ForeignTar { Format = TarEntryFormat.Ustar }
            .File("a", [1])
            .Bytes();
        Encoding.Latin1.GetBytes(field.AsSpan(0, Math.Min(12, field.Length)), tar.AsSpan(124, 12));
        Sum(tar);
        if (number == "SLP654" || !field.StartsWith('7'))
            Refused(tar, new ReadLimits()).ShouldBe(number);
        else
            Refused(tar, new ReadLimits()).ShouldBeOneOf("SLP315", "SLP654");
    }

    [Fact]
    public void An_archive_cut_short_is_refused()
    {
        var tar = new ForeignTar().File("a", new byte[5000]).Bytes();
        foreach (var length in new[] { 100, 700, 1100, 1600, 5000 })
            Refused(tar[..length], new ReadLimits()).ShouldBe("SLP315");
    }

    [Fact]
    public void An_examiner_sees_as_much_of_a_file_as_it_wants_and_no_more()
    {
        var (some, all, none) = (new SeenHeads(4), new SeenHeads(int.MaxValue), new SeenHeads(0));
        var large = RandomNumberGenerator.GetBytes(ReadLimits.LargestHead + 1000);
        var tar = new ForeignTar().File("short", [1, 2]).File("long", [1, 2, 3, 4, 5]).File("large", large).File("none", []).Bytes();
        LayerScan.Read(new MemoryStream(tar), "test", [some, all, none], new ReadBudget("image", new ReadLimits()));
        (some.Heads["short"].Length, some.Heads["long"].Length, some.Heads["large"].Length).ShouldBe((2, 4, 4));
        all.Heads["large"].ShouldBe(large[..ReadLimits.LargestHead]);
        (none.Heads.Count, all.Heads.ContainsKey("none")).ShouldBe((0, false));
    }

    private static void Sum(byte[] tar)
    {
        tar.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes($"{Convert.ToString(tar.AsSpan(0, 512).ToArray().Sum(x => x), 8).PadLeft(6, '0')}\0", tar.AsSpan(148, 8));
    }

    private static ContentHash Hash(byte[] bytes)
    {
        var value = XxHash128.HashToUInt128(bytes);
        return new ContentHash((ulong)(value >> 64), (ulong)value);
    }

    private static LayerDraft Read(ForeignTar tar) => LayerScan.Read(new MemoryStream(tar.Bytes()), "test", [], new ReadBudget("image", new ReadLimits()));

    private static string Refused(ForeignTar tar) => Refused(tar.Bytes(), new ReadLimits());

    private static string Refused(byte[] tar, ReadLimits limits) =>
        Should.Throw<SlipwayException>(() => LayerScan.Read(new MemoryStream(tar), "test", [], new ReadBudget("image", limits))).Problems.Single().Number;
}
