using System.Formats.Tar;
using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using TarWriter = Slipway.Core.Images.TarWriter;

namespace Slipway.Core.Tests.Images;

[Trait("Row", "R4")]
public sealed class TarWriterTests
{
    /// <summary>Every case of the header: plain, prefix, PAX path, PAX link, not ASCII, execute and sticky bits, owner, empty file.</summary>
    private static readonly LayerEntry[] Every =
    [
        LayerEntry.File("opt/app/main.py", "print('hi')\n"u8.ToArray()),
        LayerEntry.File("opt/app/run", "#!/bin/true\n"u8.ToArray(), 0b111_101_101),
        LayerEntry.File($"opt/{new string('d', 90)}/{new string('f', 90)}", [1, 2, 3]),
        LayerEntry.File($"opt/{new string('n', 120)}", [4]),
        LayerEntry.File("opt/naïve café.txt", "é"u8.ToArray()),
        LayerEntry.Symlink("opt/link", new string('t', 130)),
        LayerEntry.Symlink("opt/short", "app/main.py"),
        LayerEntry.File("opt/empty", []),
        LayerEntry.Directory("tmp") with
        {
            Mode = 0b1_111_111_111,
        },
        LayerEntry.File("home/app/.profile", [5]) with
        {
            Owner = 10001,
        },
        LayerEntry.File("home/large-owner", [6]) with
        {
            Owner = 3_000_000,
        },
    ];

    [Fact]
    public void The_bytes_are_pinned_whatever_runtime_writes_them() =>
        Digest.Of(Write(Every)).ToString().ShouldBe("sha256:eb724a11c6e83eb6d7b9b93fda6d5c340822b2683089cbba9cb5f16e67e852f8");

    [Fact]
    public void Another_order_of_the_same_entries_gives_the_same_bytes() => Write([.. Every.Reverse()]).ShouldBe(Write(Every));

    [Fact]
    public void The_size_is_known_before_anything_is_read() => TarWriter.SizeOf(TarLayout.Normalise(Every)).ShouldBe(Write(Every).Length);

    [Fact]
    public void The_runtimes_own_reader_reads_back_every_fact()
    {
        using var reader = new TarReader(new MemoryStream(Write(Every)));
        var layout = TarLayout.Normalise(Every);
        foreach (var entry in layout)
        {
            var read = reader.GetNextEntry()!;
            read.Name.ShouldBe(entry.Kind == EntryKind.Directory ? entry.Path + "/" : entry.Path);
            ((int)read.Mode).ShouldBe(entry.Mode);
            (read.Uid, read.Gid).ShouldBe((entry.Owner, entry.Owner));
            read.ModificationTime.ToUnixTimeSeconds().ShouldBe(LayerFormat.Time);
            (read.LinkName ?? "").ShouldBe(entry.LinkTarget ?? "");
            Read(read.DataStream).ShouldBe(Read(entry.Open?.Invoke()));
        }
        reader.GetNextEntry().ShouldBeNull();
    }

    [Fact]
    public void A_file_of_more_than_eight_gibibytes_gets_a_size_that_ustar_cannot_hold()
    {
        const long Size = 9L << 30;
        var entry = new LayerEntry("model.bin", EntryKind.File, 0b110_100_100, Size, () => new ZeroStream(Size));
        var start = new FirstBytes(2048);
        new TarWriter(start).Write(entry);
        start.Total.ShouldBe(TarWriter.SizeOf([entry]) - 1024);
        Encoding.ASCII.GetString(start.Bytes).ShouldContain($" size={Size}\n");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void A_file_that_changed_while_it_was_read_is_refused(int found)
    {
        var entry = new LayerEntry("changed", EntryKind.File, 0b110_100_100, 4, () => new MemoryStream(new byte[found]));
        Should.Throw<SlipwayException>(() => Write([entry])).Problems.Single().Number.ShouldBe("SLP314");
    }

    private static byte[] Write(IReadOnlyList<LayerEntry> entries)
    {
        var tar = new MemoryStream();
        new TarWriter(tar).WriteAll(TarLayout.Normalise(entries));
        return tar.ToArray();
    }

    private static byte[] Read(Stream? stream)
    {
        var bytes = new MemoryStream();
        stream?.CopyTo(bytes);
        return bytes.ToArray();
    }

    private sealed class FirstBytes(int keep) : MemoryStream
    {
        public byte[] Bytes { get; } = new byte[keep];
        public long Total { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Total < keep)
                buffer[..(int)Math.Min(buffer.Length, keep - Total)].CopyTo(Bytes.AsSpan((int)Total));
            Total += buffer.Length;
        }
    }

    private sealed class ZeroStream(long size) : MemoryStream
    {
        private long _left = size;

        public override int Read(Span<byte> buffer)
        {
            var read = (int)Math.Min(buffer.Length, _left);
            _left -= read;
            return read;
        }
    }
}
