using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Wheels;

/// <summary>A file of a wheel as it is installed.</summary>
/// <param name="Source">Its name in the archive.</param>
/// <param name="Entry">Path, mode and content.</param>
/// <param name="Changed">The new content, where it is not the archive's.</param>
internal sealed record InstalledFile(string Source, LayerEntry Entry, byte[]? Changed)
{
    private const long LargestScript = 64L << 20;

    internal static InstalledFile Of(WheelArchive wheel, Destination place, VenvPaths paths)
    {
        var mode = place.File.InstalledMode;
        if (place.IsScript && WithInterpreter(wheel, place.File, paths) is { } changed)
            return new InstalledFile(place.File.Name, LayerEntry.File(place.Path, changed, mode), changed);
        return new InstalledFile(place.File.Name, new LayerEntry(place.Path, EntryKind.File, mode, place.File.Size, () => wheel.OpenFile(place.File)), null);
    }

    /// <summary>A script whose first line is <c>#!python...</c>, with that whole line replaced (PEP 427, "Recommended archiver features"); null for any other.</summary>
    private static byte[]? WithInterpreter(WheelArchive wheel, WheelEntry file, VenvPaths paths)
    {
        using var content = wheel.OpenFile(file);
        Span<byte> start = stackalloc byte[8];
        if (content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.SequenceEqual("#!python"u8))
            return null;
        if (file.Size > LargestScript)
            throw new SlipwayException(
                WheelProblems.TooLarge(wheel.FileName.Text, $"the script {file.Name} has {file.Size} bytes", $"at most {LargestScript}")
            );
        var rest = new byte[file.Size - start.Length];
        content.ReadExactly(rest);
        var lineEnd = rest.AsSpan().IndexOf((byte)'\n');
        return [.. Encoding.UTF8.GetBytes($"#!{paths.Interpreter}\n"), .. lineEnd < 0 ? [] : rest.AsSpan(lineEnd + 1)];
    }
}
