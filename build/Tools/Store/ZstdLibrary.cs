using System.Runtime.InteropServices;

namespace Slipway.Tools.Store;

/// <summary>The system's libzstd, bound at run time so that a machine without it can fall back to gzip.</summary>
public sealed unsafe class ZstdLibrary
{
    private static readonly string[] Names = ["libzstd.so.1", "libzstd.1.dylib", "/opt/homebrew/lib/libzstd.1.dylib", "libzstd.dll"];
    private static readonly Lazy<ZstdLibrary?> Loaded = new(() => Names.Select(Load).FirstOrDefault(library => library is not null));

    internal readonly delegate* unmanaged<nint> CreateCCtx;
    internal readonly delegate* unmanaged<nint, nuint> FreeCCtx;
    internal readonly delegate* unmanaged<nint, int, int, nuint> SetParameter;
    internal readonly delegate* unmanaged<nint, ulong, nuint> SetPledgedSize;
    internal readonly delegate* unmanaged<nint, ZstdBuffer*, ZstdBuffer*, int, nuint> Compress;
    internal readonly delegate* unmanaged<nint> CreateDCtx;
    internal readonly delegate* unmanaged<nint, nuint> FreeDCtx;
    internal readonly delegate* unmanaged<nint, ZstdBuffer*, ZstdBuffer*, nuint> Decompress;
    private readonly delegate* unmanaged<nuint, uint> _isError;
    private readonly delegate* unmanaged<nuint, nint> _errorName;

    private ZstdLibrary(nint handle)
    {
        CreateCCtx = (delegate* unmanaged<nint>)NativeLibrary.GetExport(handle, "ZSTD_createCCtx");
        FreeCCtx = (delegate* unmanaged<nint, nuint>)NativeLibrary.GetExport(handle, "ZSTD_freeCCtx");
        SetParameter = (delegate* unmanaged<nint, int, int, nuint>)NativeLibrary.GetExport(handle, "ZSTD_CCtx_setParameter");
        SetPledgedSize = (delegate* unmanaged<nint, ulong, nuint>)NativeLibrary.GetExport(handle, "ZSTD_CCtx_setPledgedSrcSize");
        Compress = (delegate* unmanaged<nint, ZstdBuffer*, ZstdBuffer*, int, nuint>)NativeLibrary.GetExport(handle, "ZSTD_compressStream2");
        CreateDCtx = (delegate* unmanaged<nint>)NativeLibrary.GetExport(handle, "ZSTD_createDCtx");
        FreeDCtx = (delegate* unmanaged<nint, nuint>)NativeLibrary.GetExport(handle, "ZSTD_freeDCtx");
        Decompress = (delegate* unmanaged<nint, ZstdBuffer*, ZstdBuffer*, nuint>)NativeLibrary.GetExport(handle, "ZSTD_decompressStream");
        _isError = (delegate* unmanaged<nuint, uint>)NativeLibrary.GetExport(handle, "ZSTD_isError");
        _errorName = (delegate* unmanaged<nuint, nint>)NativeLibrary.GetExport(handle, "ZSTD_getErrorName");
        var version = (delegate* unmanaged<nint>)NativeLibrary.GetExport(handle, "ZSTD_versionString");
        Version = Marshal.PtrToStringAnsi(version())!;
    }

    /// <summary>The machine's library; null where there is none.</summary>
    public static ZstdLibrary? System => Loaded.Value;

    /// <summary>Such as <c>1.5.7</c>. Other versions write other bytes at the same level.</summary>
    public string Version { get; }

    /// <summary>Loads a library by name or path; null when it is not there or too old (before 1.4).</summary>
    /// <param name="name">Name or path.</param>
    public static ZstdLibrary? Load(string name) =>
        NativeLibrary.TryLoad(name, out var handle) && NativeLibrary.TryGetExport(handle, "ZSTD_compressStream2", out _) ? new ZstdLibrary(handle) : null;

    /// <summary>Passes a result on, or throws what the library says.</summary>
    internal nuint Check(nuint result) =>
        _isError(result) == 0 ? result : throw new InvalidDataException($"zstd: {Marshal.PtrToStringAnsi(_errorName(result))}");
}

/// <summary>ZSTD_inBuffer and ZSTD_outBuffer, which have the same shape (zstd.h).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ZstdBuffer
{
    public byte* Start;
    public nuint Size;
    public nuint Position;
}
