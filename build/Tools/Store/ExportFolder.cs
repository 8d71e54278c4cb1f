using System.Text;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Store;

namespace Slipway.Tools.Store;

/// <summary>A folder of exported wheels. Files are written aside, in a folder of it, and renamed.</summary>
internal sealed class ExportFolder : IDisposable
{
    private readonly string _folder;
    private readonly string _aside;

    private ExportFolder(string folder)
    {
        (_folder, _aside) = (folder, Path.Combine(folder, ".slipway"));
        Ours = File.Exists(At(ChecksumFile.Name)) ? ChecksumFile.Read(File.ReadAllText(At(ChecksumFile.Name))) : new Dictionary<string, Digest>();
    }

    /// <summary>Files that exports wrote, with what they wrote.</summary>
    public IReadOnlyDictionary<string, Digest> Ours { get; private set; }

    public static ExportFolder Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var opened = new ExportFolder(Path.GetFullPath(folder));
        TemporaryFiles.Sweep(opened._aside);
        return opened;
    }

    /// <summary>Locks that were exported before and are still as they were.</summary>
    /// <param name="name">The lock that is being exported.</param>
    public Dictionary<string, (LockFile Lock, byte[] Text)> OtherLocks(string name)
    {
        var locks = new Dictionary<string, (LockFile, byte[])>(StringComparer.Ordinal);
        foreach (var (file, digest) in Ours.Where(x => x.Key != name && LockName.TryParse(x.Key) is not null && File.Exists(At(x.Key))))
        {
            var text = File.ReadAllBytes(At(file));
            if (Digest.Of(text) == digest)
                locks[file] = (LockReader.Read(Encoding.UTF8.GetString(text), At(file)), text);
        }
        return locks;
    }

    /// <summary>Says which files are ours; writes nothing where that is said already.</summary>
    public void Declare(IEnumerable<KeyValuePair<string, Digest>> files)
    {
        var ours = new Dictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var (name, digest) in files)
            ours[name] = digest;
        if (ours.Count == Ours.Count && ours.All(x => Ours.TryGetValue(x.Key, out var digest) && digest == x.Value))
            return;
        Replace(ChecksumFile.Name, path => Write(path, Encoding.UTF8.GetBytes(ChecksumFile.Write(ours))));
        Ours = ours;
    }

    /// <summary>Whether a file is there, whole by its size; a small one by its bytes.</summary>
    public bool Has(string name, ExportedFile file) =>
        new FileInfo(At(name)) is { Exists: true } found
        && (file.Text is { } text ? found.Length == text.Length && File.ReadAllBytes(At(name)).AsSpan().SequenceEqual(text) : found.Length == file.Size);

    public void Put(string name, ExportedFile file, ContentStore store) =>
        Replace(
            name,
            path =>
            {
                if (file.Text is { } text)
                    Write(path, text);
                else
                    LayoutFolder.LinkOrCopy(store, file.Digest, path);
            }
        );

    /// <summary>Removes a file that is still as an export wrote it.</summary>
    public bool TryRemove(string name, Digest digest)
    {
        if (!File.Exists(At(name)))
            return false;
        using (var content = File.OpenRead(At(name)))
        {
            if (Digest.FromHash(System.Security.Cryptography.SHA256.HashData(content)) != digest)
                return false;
        }
        File.Delete(At(name));
        return true;
    }

    public IEnumerable<string> Wheels() => Directory.EnumerateFiles(_folder, "*.whl").Select(x => Path.GetFileName(x)).Order(StringComparer.Ordinal);

    public void Dispose()
    {
        if (Directory.Exists(_aside) && !Directory.EnumerateFileSystemEntries(_aside).Any())
            Directory.Delete(_aside);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private void Replace(string name, Action<string> write)
    {
        Directory.CreateDirectory(_aside);
        var aside = Path.Combine(_aside, TemporaryFiles.NewName());
        try
        {
            write(aside);
            File.Move(aside, At(name), overwrite: true);
        }
        finally
        {
            // Of two links to one file a rename leaves both.
            File.Delete(aside);
        }
    }

    private static void Write(string path, byte[] text)
    {
        using var file = File.Create(path);
        file.Write(text);
        file.Flush(flushToDisk: true);
    }
}
