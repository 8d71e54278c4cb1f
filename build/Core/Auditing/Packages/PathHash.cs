using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.Core.Auditing.Packages;

/// <summary>64 bits for a path: lists of a package's files are kept as these, eight bytes a file instead of a text.</summary>
internal static class PathHash
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>The hash of a path.</summary>
    /// <param name="path">Path in the image.</param>
    public static ulong Of(ReadOnlySpan<char> path)
    {
        var words = MemoryMarshal.Cast<char, ulong>(path);
        var hash = (ulong)path.Length * Step;
        foreach (var word in words)
            hash = BitOperations.RotateLeft((hash ^ word) * Step, 29);
        foreach (var letter in path[(words.Length * 4)..])
            hash = BitOperations.RotateLeft((hash ^ letter) * Step, 29);
        hash ^= hash >> 32;
        hash *= Step;
        return hash ^ (hash >> 29);
    }

    /// <summary>The hash of a path below a folder, both written one after the other.</summary>
    /// <param name="folder">The folder with a slash at its end; may be empty.</param>
    /// <param name="rest">The rest, UTF-8.</param>
    public static ulong Of(string folder, ReadOnlySpan<byte> rest)
    {
        Span<char> path = stackalloc char[1024];
        if (folder.Length + rest.Length > path.Length)
            return Of(folder + Encoding.UTF8.GetString(rest));
        folder.CopyTo(path);
        return Of(path[..(folder.Length + Encoding.UTF8.GetChars(rest, path[folder.Length..]))]);
    }
}
