using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;

namespace Slipway.Core.Wheels;

/// <summary>Opens wheels: what must hold before any byte of one is installed.</summary>
internal static class WheelOpener
{
    private const long LargestMetadata = 64L << 20;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static WheelArchive Open(WheelFileName name, Func<Stream> open)
    {
        var entries = Entries(name.Text, open);
        Throw([.. EntryNames.Check(name.Text, entries), .. WheelLimits.Check(name.Text, entries)]);
        var files = entries.Where(entry => !entry.IsDirectory).ToDictionary(entry => entry.Name);
        var info = InfoFolder(name, entries);
        var missing = ((string[])["WHEEL", "METADATA", "RECORD"]).Where(file => !files.ContainsKey($"{info}/{file}"));
        Throw([.. missing.Select(file => WheelProblems.MetadataMissing(name.Text, $"{info}/{file}"))]);
        var metadata = WheelMetadata.Read(Text(name.Text, files[$"{info}/WHEEL"], open));
        if (!metadata.IsKnown)
            throw new SlipwayException(WheelProblems.UnknownFormat(name.Text, metadata.WheelVersion));
        var record = RecordFile.Read(Text(name.Text, files[$"{info}/RECORD"], open));
        Throw([.. RecordChecks.Check(name.Text, info, record, files)]);
        var said = CoreMetadata.Read(Bytes(name.Text, files[$"{info}/METADATA"], open));
        if (!said.Agrees(name))
            throw new SlipwayException(WheelProblems.OtherMetadata(name.Text, said.Name, said.Version));
        var points = files.TryGetValue($"{info}/entry_points.txt", out var file) ? Points(name.Text, Text(name.Text, file, open)) : [];
        return new WheelArchive(name, open, [.. entries.Where(entry => !entry.IsDirectory)], info, metadata, record, points);
    }

    internal static byte[] ReadMetadata(WheelFileName name, Func<Stream> open)
    {
        var entries = Entries(name.Text, open);
        Throw([.. EntryNames.Check(name.Text, entries)]);
        var file = $"{InfoFolder(name, entries)}/METADATA";
        return entries.FirstOrDefault(entry => entry.Name == file) is { } metadata
            ? Bytes(name.Text, metadata, open)
            : throw new SlipwayException(WheelProblems.MetadataMissing(name.Text, file));
    }

    internal static Stream OpenEntry(string wheel, WheelEntry entry, Func<Stream> open)
    {
        var archive = open();
        try
        {
            return entry.Open(archive);
        }
        catch (Exception e)
        {
            archive.Dispose();
            if (e is InvalidDataException)
                throw new SlipwayException(WheelProblems.NotAWheel(wheel, e.Message), e);
            throw;
        }
    }

    private static IReadOnlyList<WheelEntry> Entries(string wheel, Func<Stream> open)
    {
        using var archive = open();
        try
        {
            return ZipDirectory.Read(archive);
        }
        catch (InvalidDataException e)
        {
            throw new SlipwayException(WheelProblems.NotAWheel(wheel, e.Message), e);
        }
    }

    private static string InfoFolder(WheelFileName name, IReadOnlyList<WheelEntry> entries)
    {
        var folders = entries
            .Select(entry => entry.Name.Split('/')[0])
            .Where(folder => folder.EndsWith(".dist-info", StringComparison.Ordinal))
            .Distinct()
            .ToList();
        if (folders is not [var folder])
            throw new SlipwayException(WheelProblems.InfoFolders(name.Text, folders));
        var parts = folder[..^".dist-info".Length];
        var dash = parts.LastIndexOf('-');
        var agrees =
            dash > 0
            && ProjectName.Normalize(parts[..dash]) == name.Name
            && PythonVersion.TryParse(parts[(dash + 1)..], out var version)
            && version.Equals(name.Version);
        return agrees ? folder : throw new SlipwayException(WheelProblems.OtherProject(name.Text, folder));
    }

    private static IReadOnlyList<EntryPoint> Points(string wheel, string text)
    {
        try
        {
            return EntryPoint.ReadAll(text);
        }
        catch (FormatException e)
        {
            throw new SlipwayException(WheelProblems.BadEntryPoint(wheel, e.Message, ""), e);
        }
    }

    private static byte[] Bytes(string wheel, WheelEntry entry, Func<Stream> open)
    {
        if (entry.Size > LargestMetadata)
            throw new SlipwayException(WheelProblems.TooLarge(wheel, $"{entry.Name} has {entry.Size} bytes", $"at most {LargestMetadata} bytes of metadata"));
        using var content = new CheckedStream(OpenEntry(wheel, entry, open), wheel, entry, new RecordRow(entry.Name, "", ""));
        var bytes = new byte[entry.Size];
        content.ReadExactly(bytes);
        return bytes;
    }

    private static string Text(string wheel, WheelEntry entry, Func<Stream> open)
    {
        try
        {
            return Utf8.GetString(Bytes(wheel, entry, open));
        }
        catch (DecoderFallbackException e)
        {
            throw new SlipwayException(WheelProblems.NotAWheel(wheel, $"{entry.Name} is not UTF-8"), e);
        }
    }

    private static void Throw(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
            throw new SlipwayException(problems);
    }
}
