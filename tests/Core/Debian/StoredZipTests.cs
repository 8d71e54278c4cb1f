using System.IO.Compression;
using System.Text;
using Slipway.Core.Debian;
using Slipway.Core.Images;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "W6")]
public sealed class StoredZipTests
{
    [Fact]
    public void The_checksum_is_the_one_of_the_standard()
    {
        var crc = new Crc32();
        crc.Append("1234"u8);
        crc.Append("56789"u8);
        crc.Value.ShouldBe(0xCBF43926);
    }

    [Fact]
    public void Another_reader_finds_the_same_files_stored_with_constant_time_and_their_modes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new StoredZip(bytes))
        {
            foreach (var (path, mode) in new[] { ("ä/b.txt", 0b110_100_100), ("run", 0b111_101_101) })
            {
                var content = Encoding.UTF8.GetBytes($"content of {path}, long enough for eight bytes a step");
                var crc = new Crc32();
                crc.Append(content);
                zip.Add(LayerEntry.File(path, content, mode), crc.Value);
            }
            zip.Finish();
        }
        bytes.Position = 0;
        using var read = new ZipArchive(bytes);
        read.Entries.Select(e => e.FullName).ShouldBe(["ä/b.txt", "run"]);
        read.Entries.ShouldAllBe(e => e.CompressedLength == e.Length && e.LastWriteTime.DateTime == new DateTime(1980, 1, 1));
        read.Entries.Select(e => (e.ExternalAttributes >> 16) & 0b1_111_111_111).ShouldBe([0b110_100_100, 0b111_101_101]);
        using var text = new StreamReader(read.Entries[0].Open());
        text.ReadToEnd().ShouldStartWith("content of ä/b.txt");
    }
}
