using static Slipway.Core.Wheels.LeaveOutKind;

namespace Slipway.Core.Wheels;

/// <summary>The leave-outs of images, as data. Adding a line is safe only if no <c>import</c> needs the file: the tests import what the rules leave.</summary>
internal static class LeaveOutTable
{
    internal static readonly IReadOnlyList<LeaveOutRule> Rules =
    [
        new(Folder, "tests", "test suite"),
        new(Folder, "__pycache__", "bytecode of another build: images bring their own"),
        new(Ending, ".pyi", "type stub"),
        new(Name, "py.typed", "mark for type checkers"),
        new(Ending, ".pyx", "Cython source"),
        new(Ending, ".pxd", "Cython declaration"),
        new(Ending, ".pxi", "Cython include"),
        new(Ending, ".c", "C source"),
        new(Ending, ".cc", "C++ source"),
        new(Ending, ".cpp", "C++ source"),
        new(Ending, ".cxx", "C++ source"),
        new(Ending, ".h", "C header"),
        new(Ending, ".hh", "C++ header"),
        new(Ending, ".hpp", "C++ header"),
        new(Ending, ".f", "Fortran source"),
        new(Ending, ".f90", "Fortran source"),
        new(Ending, ".a", "static library"),
        new(Ending, ".la", "libtool description"),
        new(Ending, ".o", "object file"),
        new(Ending, ".cmake", "build description"),
        new(Ending, ".pc", "build description"),
        new(Outside, "include/", "C headers"),
        new(Outside, "share/man/", "manual pages"),
        new(Outside, "share/doc/", "documentation"),
    ];

    internal static readonly IReadOnlyList<LeaveOutExemption> Exceptions =
    [
        new("numpy/_core/tests/_natype.py", "imported by numpy.testing"),
        new("astropy/tests/", "imported by astropy"),
        new("sunpy/tests/", "imported by sunpy"),
        new("skimage/", "lazy_loader reads the stubs to know what to import"),
        new("librosa/", "lazy_loader reads the stubs to know what to import"),
        new("mne/", "lazy_loader reads the stubs to know what to import"),
        new("Cython/", "reads its own sources as templates, also when it is imported by others"),
        new("triton/", "compiles its launcher from these sources"),
        new("flashinfer/", "compiles kernels from these sources"),
        new("flashinfer_python/", "compiles kernels from these sources"),
        new("deep_gemm/", "compiles kernels from these sources"),
        new("tilelang/", "compiles kernels from these sources"),
        new("pyopencl/", "the driver compiles these headers"),
        new("warp/", "NVRTC reads these headers"),
        new("cuda/", "NVRTC reads these headers"),
        new("cupy/", "NVRTC reads these headers"),
        new("numba_cuda/", "NVRTC reads these headers"),
        new("nvidia/", "NVRTC reads these headers"),
    ];
}
