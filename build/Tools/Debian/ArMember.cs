using System.Globalization;
using System.Text;

namespace Slipway.Tools.Debian;

/// <summary>One member of an ar archive (deb(5), ar(5)).</summary>
/// <param name="Name">Such as <c>data.tar.xz</c>.</param>
/// <param name="Offset">First byte of its content.</param>
/// <param name="Size">Bytes of its content.</param>
internal sealed record ArMember(string Name, long Offset, long Size)
{
    private const int MostMembers = 16;

    /// <summary>Reads the members of a .deb.</summary>
    /// <param name="archive">Seekable.</param>
    /// <exception cref="InvalidDataException">It is no ar archive, or is cut off.</exception>
    public static IReadOnlyList<ArMember> ReadAll(Stream archive)
    {
        var members = new List<ArMember>();
        var magic = new byte[8];
        if (archive.ReadAtLeast(magic, 8, throwOnEndOfStream: false) < 8 || !magic.AsSpan().SequenceEqual("!<arch>\n"u8))
            throw new InvalidDataException("it does not begin as an ar archive");
        var header = new byte[60];
        while (archive.Position < archive.Length)
        {
            if (archive.ReadAtLeast(header, 60, throwOnEndOfStream: false) < 60 || header[58] != '`' || header[59] != '\n' || members.Count == MostMembers)
                throw new InvalidDataException("a member header of the ar archive is damaged");
            var text = Encoding.ASCII.GetString(header);
            if (
                !long.TryParse(text.AsSpan(48, 10).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                || size > archive.Length - archive.Position
            )
                throw new InvalidDataException("a member of the ar archive is longer than the file");
            members.Add(new ArMember(text[..16].TrimEnd().TrimEnd('/'), archive.Position, size));
            archive.Position += size + (size & 1);
        }
        return members;
    }
}
