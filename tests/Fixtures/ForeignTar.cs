using System.Formats.Tar;

namespace Slipway.Tests;

/// <summary>A tar as others write it: by .NET's own writer, which knows nothing of ours.</summary>
internal sealed class ForeignTar
{
    private readonly List<TarEntry> _entries = [];

    public TarEntryFormat Format { get; init; } = TarEntryFormat.Pax;

    public ForeignTar File(string path, byte[] content, UnixFileMode mode = UnixFileMode.UserRead, int user = 0) =>
        Add(TarEntryType.RegularFile, path, content, mode, user);

    public ForeignTar File(string path, int size) => File(path, new byte[size]);

    public ForeignTar Folder(string path) => Add(TarEntryType.Directory, path);

    public ForeignTar Link(string path, string target) => Add(TarEntryType.SymbolicLink, path, target: target);

    public ForeignTar HardLink(string path, string target) => Add(TarEntryType.HardLink, path, target: target);

    public ForeignTar Device(string path) => Add(TarEntryType.CharacterDevice, path);

    public ForeignTar Gone(string path) =>
        File(path.LastIndexOf('/') is var slash && slash < 0 ? $".wh.{path}" : $"{path[..slash]}/.wh.{path[(slash + 1)..]}", []);

    public ForeignTar Emptied(string path) => File($"{path}/.wh..wh..opq", []);

    public byte[] Bytes()
    {
        var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, Format, leaveOpen: true))
        {
            foreach (var entry in _entries)
            {
                entry.DataStream?.Seek(0, SeekOrigin.Begin);
                writer.WriteEntry(entry);
            }
        }
        return bytes.ToArray();
    }

    private ForeignTar Add(
        TarEntryType type,
        string path,
        byte[]? content = null,
        UnixFileMode mode = UnixFileMode.UserRead,
        int user = 0,
        string? target = null
    )
    {
        TarEntry entry = Format switch
        {
            TarEntryFormat.V7 => new V7TarEntry(type == TarEntryType.RegularFile ? TarEntryType.V7RegularFile : type, path),
            TarEntryFormat.Ustar => new UstarTarEntry(type, path),
            TarEntryFormat.Gnu => new GnuTarEntry(type, path),
            _ => new PaxTarEntry(type, path),
        };
        (entry.Mode, entry.Uid, entry.ModificationTime) = (mode, user, DateTimeOffset.UnixEpoch);
        if (content is { Length: > 0 })
            entry.DataStream = new MemoryStream(content);
        if (target is not null)
            entry.LinkName = target;
        _entries.Add(entry);
        return this;
    }
}
