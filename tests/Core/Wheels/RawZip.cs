using System.IO.Compression;
using System.Text;

namespace Slipway.Core.Tests.Wheels;

/// <summary>Writes zip archives byte by byte, so that each field can lie.</summary>
internal sealed class RawZip
{
    private readonly List<byte> body = [];
    private readonly List<byte> directory = [];
    private int count;

    /// <summary>Adds an entry; whatever is not given is what an honest archive says.</summary>
    internal RawZip Add(
        string name,
        byte[] content,
        bool deflate = false,
        string? localName = null,
        ushort flags = 0x800,
        ushort? method = null,
        uint? size = null,
        uint? packedSize = null,
        uint? offset = null,
        ushort mode = 0x81A4,
        byte[]? nameBytes = null,
        byte[]? extra = null
    )
    {
        var packed = deflate ? Deflate(content) : content;
        var at = (uint)body.Count;
        var local = Encoding.UTF8.GetBytes(localName ?? name);
        var how = method ?? (ushort)(deflate ? 8 : 0);
        Write(body, 0x04034b50u, (ushort)20, flags, how, 0u, 0u, (uint)packed.Length, (uint)content.Length, (ushort)local.Length, (ushort)0);
        body.AddRange(local);
        body.AddRange(packed);
        var central = nameBytes ?? Encoding.UTF8.GetBytes(name);
        Write(directory, 0x02014b50u, (ushort)0x0314, (ushort)20, flags, how, 0u, 0u, packedSize ?? (uint)packed.Length, size ?? (uint)content.Length);
        Write(directory, (ushort)central.Length, (ushort)(extra?.Length ?? 0), (ushort)0, (ushort)0, (ushort)0, (uint)mode << 16, offset ?? at);
        directory.AddRange(central);
        directory.AddRange(extra ?? []);
        count++;
        return this;
    }

    internal byte[] Build(byte[]? behind = null, ushort? entries = null, uint? start = null, bool zip64 = false)
    {
        var archive = new List<byte>([.. body, .. directory]);
        if (zip64)
        {
            var at = (ulong)archive.Count;
            Write(archive, 0x06064b50u, 44ul, (ushort)45, (ushort)45, 0u, 0u, (ulong)count, (ulong)count, (ulong)directory.Count, (ulong)body.Count);
            Write(archive, 0x07064b50u, 0u, at, 1u);
        }
        var number = zip64 ? ushort.MaxValue : entries ?? (ushort)count;
        Write(archive, 0x06054b50u, (ushort)0, (ushort)0, number, number, (uint)directory.Count, zip64 ? uint.MaxValue : start ?? (uint)body.Count, (ushort)0);
        archive.AddRange(behind ?? []);
        return [.. archive];
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }

    private static void Write(List<byte> stream, params object[] values)
    {
        foreach (var value in values)
            stream.AddRange(
                value switch
                {
                    ushort v => BitConverter.GetBytes(v),
                    uint v => BitConverter.GetBytes(v),
                    ulong v => BitConverter.GetBytes(v),
                    _ => throw new ArgumentException($"no field of type {value.GetType()}", nameof(values)),
                }
            );
    }
}
