using Microsoft.Win32.SafeHandles;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>An unpacked package: its control paragraph and the entries of its data archive, whose bytes are slices of one open file.</summary>
/// <param name="package">The pin.</param>
/// <param name="control">Its control file.</param>
/// <param name="controlText">Its control file as written.</param>
/// <param name="md5Sums">Its <c>md5sums</c> file as written; empty where it has none.</param>
/// <param name="data">The unpacked data archive; closed with this object.</param>
public sealed class DebContents(DebPackage package, ControlParagraph control, string controlText, string md5Sums, SafeFileHandle data) : IDisposable
{
    /// <summary>The pin.</summary>
    public DebPackage Package => package;

    /// <summary>Fields of its control file.</summary>
    public ControlParagraph Control => control;

    /// <summary>Its control file as written, ending with a line feed.</summary>
    public string ControlText => controlText;

    /// <summary>Its <c>md5sums</c> file as written (<c>HEX  path</c> lines); empty where it has none.</summary>
    public string Md5Sums => md5Sums;

    /// <summary>The other members of its control archive, in the order of the archive.</summary>
    public IReadOnlyList<ControlFile> ControlFiles { get; init; } = [];

    /// <summary>The entries in the order of the archive.</summary>
    public IReadOnlyList<DebEntry> Entries { get; } = ReadEntries(data);

    /// <summary>Opens a file's bytes; may be called more than once and from several threads.</summary>
    /// <param name="entry">A file of <see cref="Entries"/>.</param>
    public Stream Open(DebEntry entry) =>
        entry.Kind == EntryKind.File
            ? new SliceStream(data, entry.Offset, entry.Size)
            : throw new ArgumentException($"'{entry.Path}' is no file", nameof(entry));

    /// <summary>All bytes of a file.</summary>
    /// <param name="entry">A file of <see cref="Entries"/>.</param>
    public byte[] ReadAll(DebEntry entry)
    {
        var bytes = new byte[entry.Size];
        using var stream = Open(entry);
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose() => data.Dispose();

    private static IReadOnlyList<DebEntry> ReadEntries(SafeFileHandle data)
    {
        using var stream = new BufferedStream(new SliceStream(data, 0, RandomAccess.GetLength(data)), 4096);
        return DataArchive.Read(stream);
    }
}
