using Slipway.Core.Streams;

namespace Slipway.Core.Tests.Streams;

[Trait("Row", "F9")]
public sealed class ReopenedStreamTests
{
    private static readonly byte[] s_bytes = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7 % 251))];

    private readonly List<Stream> _opened = [];

    [Theory]
    [InlineData(0, 64)]
    [InlineData(200_000, 1000)]
    [InlineData(299_990, 10)]
    public void What_is_read_is_what_lies_there(int at, int count)
    {
        using var stream = Open();
        stream.Position = at;
        var read = new byte[count];
        stream.ReadExactly(read);
        read.ShouldBe(s_bytes[at..(at + count)]);
    }

    [Fact]
    public void Going_on_reads_the_same_stream_and_going_back_opens_another()
    {
        using (var stream = Open())
        {
            Read(stream, 10).ShouldBe(s_bytes[10]);
            Read(stream, 250_000).ShouldBe(s_bytes[250_000]);
            _opened.Count.ShouldBe(1);
            Read(stream, 9).ShouldBe(s_bytes[9]);
            _opened.Count.ShouldBe(2);
        }
        _opened.ShouldAllBe(x => !x.CanRead);
    }

    [Fact]
    public void Behind_its_end_there_is_nothing()
    {
        using var stream = Open();
        stream.Position = s_bytes.Length + 5;
        stream.Read(new byte[4]).ShouldBe(0);
    }

    private static int Read(Stream stream, int at)
    {
        stream.Seek(at, SeekOrigin.Begin);
        return stream.ReadByte();
    }

    private ReopenedStream Open() =>
        new(
            () =>
            {
                _opened.Add(new MemoryStream(s_bytes));
                return _opened[^1];
            },
            s_bytes.Length
        );
}
