using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images.Contents;
using Slipway.Tests;

namespace Slipway.Core.Tests.Images.Contents;

[Trait("Row", "X4")]
public sealed class DamagedLayerTests
{
    private static readonly byte[][] s_tars =
    [
        new ForeignTar().Folder("a/").File("a/x", new byte[900]).File(new string('n', 180), [1]).Link("l", "a").HardLink("h", "a/x").Gone("g").Bytes(),
        new ForeignTar { Format = System.Formats.Tar.TarEntryFormat.Gnu }
            .File(new string('n', 180), [1])
            .Link("l", new string('t', 150))
            .Bytes(),
        .. new[] { "old", "0.0", "0.1", "1.0" }.Select(Sparse),
    ];

    [Fact]
    public void Whatever_is_damaged_is_read_or_refused_with_a_number()
    {
        var damage =
            from tar in Gen.Choose(0, s_tars.Length - 1)
            from cut in Gen.Choose(0, 20_000)
            from places in Gen.ArrayOf(Gen.Zip(Gen.Choose(0, 6_000), Gen.Choose(0, 255)), 5)
            from mends in Gen.Choose(0, 1)
            select (Tar: tar, Cut: cut, Places: places, Mends: mends == 1);
        Check.One(
            Properties.Times(3000),
            Prop.ForAll(
                damage.ToArbitrary(),
                x =>
                {
                    var bytes = s_tars[x.Tar][..Math.Min(s_tars[x.Tar].Length, x.Cut)];
                    foreach (var (place, value) in x.Places.Where(y => y.Item1 < bytes.Length))
                        bytes[place] = (byte)value;
                    // A header with its sum leads the reader on to what it says.
                    for (var block = 0; x.Mends && block + 512 <= bytes.Length; block += 512)
                        Mend(bytes.AsSpan(block, 512));
                    try
                    {
                        LayerScan.Read(new MemoryStream(bytes), "test", [new SeenHeads(4096)], new ReadBudget("image", new ReadLimits()));
                    }
                    catch (SlipwayException e)
                    {
                        e.Problems.Single().Number.ShouldBeOneOf("SLP311", "SLP315", "SLP654", "SLP656");
                    }
                }
            )
        );
    }

    private static void Mend(Span<byte> block)
    {
        if (!block[257..262].SequenceEqual("ustar"u8))
            return;
        block.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var value in block)
            sum += value;
        System.Text.Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0", block.Slice(148, 8));
    }

    private static byte[] Sparse(string form)
    {
        using var packed = File.OpenRead(Path.Combine(Repository.Root, "tests", "data", "sparse", $"{form}.tar.gz"));
        using var tar = new GZipStream(packed, CompressionMode.Decompress);
        var bytes = new MemoryStream();
        tar.CopyTo(bytes);
        return bytes.ToArray();
    }
}
