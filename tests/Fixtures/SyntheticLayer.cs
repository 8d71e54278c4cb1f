using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Tests;

/// <summary>Layers whose content is drawn from a seed: the same everywhere, packing to about half.</summary>
public static class SyntheticLayer
{
    public sealed record Job(string Name, Key Key, long Size, IReadOnlyList<LayerEntry> Entries);

    public sealed record Recipe(int Number, int Megabytes);

    /// <summary>As many layers as asked for, of so many megabytes each.</summary>
    public static IReadOnlyList<Job> Jobs(int count, int megabytes) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(n => new Job($"layer {n}", Key.Of(new Recipe(n, megabytes)), megabytes << 20, Entries(n, megabytes * 8, 1 << 17))),
        ];

    /// <summary>Files in a few folders, some of them executable, with a link here and there.</summary>
    public static IReadOnlyList<LayerEntry> Entries(int seed, int files, int size)
    {
        var entries = new List<LayerEntry>();
        for (var i = 0; i < files; i++)
        {
            var (number, path) = (seed * 100_003 + i, $"opt/venv/lib/package{i % 7}/module{i}.py");
            entries.Add(
                new LayerEntry(
                    path,
                    EntryKind.File,
                    i % 5 == 0 ? 0b111_101_101 : 0b110_100_100,
                    size,
                    () => new MemoryStream(Content(number, size), writable: false)
                )
            );
            if (i % 11 == 0)
                entries.Add(LayerEntry.Symlink($"{path}.link", $"module{i}.py"));
        }
        return entries;
    }

    /// <summary>Bytes of which every second stretch of 64 repeats an earlier one.</summary>
    public static byte[] Content(int seed, int size)
    {
        var bytes = new byte[size];
        var state = (uint)seed * 2654435761u + 1;
        for (var i = 0; i < size; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            bytes[i] = (i & 64) == 0 || i < 128 ? (byte)state : bytes[i - 128];
        }
        return bytes;
    }
}
