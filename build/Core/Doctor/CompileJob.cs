namespace Slipway.Core.Doctor;

/// <summary>A kind of work that is done several times at once, and the memory that one of it takes.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Memory">Bytes of memory that one job takes at its worst.</param>
public sealed record CompileJob(string Name, long Memory)
{
    /// <summary>A layer that is packed: its window and what waits to be written.</summary>
    public static readonly CompileJob Pack = new("a layer that is packed", 512L << 20);

    /// <summary>A C++ source: template-heavy ones (pybind11, PyTorch extensions) take 1 to 2 GB in GCC.</summary>
    public static readonly CompileJob Cxx = new("a C++ compile job", 2L << 30);

    /// <summary>A CUDA source: nvcc takes 4 to 8 GB for attention kernels with several architectures; the middle is planned with.</summary>
    public static readonly CompileJob Nvcc = new("an nvcc job", 6L << 30);
}
