using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Builds;

/// <summary>What a source archive says of its own build, read without running anything of it.</summary>
/// <param name="File">Its file name.</param>
/// <param name="HasSetup">Whether it has a <c>setup.py</c>.</param>
/// <param name="Project">Text of its <c>pyproject.toml</c>; null where it has none.</param>
public sealed record SourceArchive(string File, bool HasSetup, string? Project)
{
    /// <summary>What pip takes where nothing is said (PEP 517).</summary>
    public const string Legacy = "setuptools>=40.8.0";

    private const int LongestProject = 1 << 20;

    /// <summary>Reads an archive up to what matters.</summary>
    /// <param name="file">Its file name, whose ending tells the form.</param>
    /// <param name="content">Its bytes, which can be sought.</param>
    /// <exception cref="SlipwayException">SLP570: it is damaged.</exception>
    public static SourceArchive Read(string file, Stream content)
    {
        try
        {
            return file.EndsWith(".zip", StringComparison.Ordinal) ? Zip(file, content) : Tar(file, content);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new SlipwayException(CompileProblems.BadArchive(file, e.Message), e);
        }
    }

    /// <summary>What its build requires before it can be asked for more.</summary>
    /// <exception cref="SlipwayException">SLP571: it has no build back end; SLP570: its pyproject.toml cannot be read.</exception>
    public IReadOnlyList<string> Requires()
    {
        if (Project is null)
            return HasSetup ? [Legacy] : throw new SlipwayException(CompileProblems.NoBackend(File));
        var table = TomlTable.Read(Project, "build-system") ?? throw new SlipwayException(CompileProblems.BadArchive(File, "its pyproject.toml is no TOML"));
        return table.List("requires") ?? [Legacy];
    }

    private static SourceArchive Tar(string file, Stream content)
    {
        var found = new SourceArchive(file, false, null);
        using var unpacked = new GZipStream(content, CompressionMode.Decompress, leaveOpen: true);
        using var tar = new TarReader(unpacked);
        while (tar.GetNextEntry() is { } entry)
        {
            if (TopLevel(entry.Name) is not { } name || entry.EntryType is TarEntryType.Directory)
                continue;
            found =
                name == "setup.py" ? found with { HasSetup = true }
                : name == "pyproject.toml" && entry.DataStream is { } data ? found with { Project = Text(data, entry.Length) }
                : found;
        }
        return found;
    }

    private static SourceArchive Zip(string file, Stream content)
    {
        var found = new SourceArchive(file, false, null);
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in zip.Entries)
        {
            var name = TopLevel(entry.FullName);
            if (name == "setup.py")
                found = found with { HasSetup = true };
            if (name != "pyproject.toml")
                continue;
            using var data = entry.Open();
            found = found with { Project = Text(data, entry.Length) };
        }
        return found;
    }

    /// <summary>The name of a file right below the archive's one folder; null for any other.</summary>
    private static string? TopLevel(string path) => path.TrimStart('.', '/').Split('/') is [{ Length: > 0 }, { Length: > 0 } name] ? name : null;

    private static string Text(Stream data, long length)
    {
        if (length > LongestProject)
            throw new InvalidDataException($"its pyproject.toml has {length} bytes");
        using var reader = new StreamReader(data, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
