using Microsoft.Win32.SafeHandles;
using Slipway.Core.Debian;

namespace Slipway.Tools.Store;

/// <summary>Many small contents that are too much for memory together, in one file without a name: nothing is left behind, whatever ends the program.</summary>
/// <param name="store">The store, whose folder of temporary files it is in.</param>
public sealed class SpoolFile(ContentStore store) : IDisposable
{
    private readonly SafeFileHandle _file = Nameless(store);
    private long _end;

    /// <summary>Adds a content; from any thread.</summary>
    /// <param name="content">The bytes.</param>
    /// <returns>Opens it, until this is disposed.</returns>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP302: the disk is full.</exception>
    public Func<Stream> Add(ReadOnlySpan<byte> content)
    {
        var length = content.Length;
        var offset = Interlocked.Add(ref _end, length) - length;
        try
        {
            RandomAccess.Write(_file, content, offset);
        }
        catch (IOException e) when (DiskSpace.IsFull(e))
        {
            throw DiskSpace.Full(store.Root, length, e);
        }
        return () => new SliceStream(_file, offset, length);
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static SafeFileHandle Nameless(ContentStore store)
    {
        var path = store.NewTemporaryFile();
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return handle;
    }
}
