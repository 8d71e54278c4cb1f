using System.Collections.Concurrent;
using System.Security.Cryptography;
using Slipway.Core.Jobs;

namespace Slipway.Tools.Jobs;

/// <summary>The files that a plan was made from: told by who reads them, so that none is missed and none is there that was not read. From any thread.</summary>
/// <param name="root">Root of the repository, absolute.</param>
public sealed class InputFiles(string root)
{
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>A file was read. What was read last counts: locks may be made anew on the way.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="folder">The folder that was asked for, absolute: where that is not in the repository, files are told from there.</param>
    public void Note(string path, byte[] bytes, string folder) => _files[NameOf(path, folder)] = Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Path in the repository to SHA-256 in hexadecimal digits, by name.</summary>
    public IReadOnlyDictionary<string, string> All => new SortedDictionary<string, string>(_files, StringComparer.Ordinal);

    private string NameOf(string path, string folder)
    {
        var name = JobPaths.Shortened(Path.GetFullPath(path), root);
        return JobPaths.IsElsewhere(name)
            ? $"{JobPaths.Shortened(Path.GetFullPath(folder), root)}/{Path.GetRelativePath(folder, path).Replace('\\', '/')}"
            : name;
    }
}
