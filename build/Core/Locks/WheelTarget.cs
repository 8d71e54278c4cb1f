namespace Slipway.Core.Locks;

/// <summary>A C library and its level.</summary>
/// <param name="Kind">The prefix of its tags: <c>manylinux</c> (glibc) or <c>musllinux</c> (musl).</param>
/// <param name="Major">Major version.</param>
/// <param name="Minor">Minor version.</param>
public sealed record Libc(string Kind, int Major, int Minor)
{
    /// <summary>glibc of a version.</summary>
    /// <param name="major">Major version.</param>
    /// <param name="minor">Minor version.</param>
    public static Libc Glibc(int major, int minor) => new("manylinux", major, minor);

    /// <summary>musl of a version.</summary>
    /// <param name="major">Major version.</param>
    /// <param name="minor">Minor version.</param>
    public static Libc Musl(int major, int minor) => new("musllinux", major, minor);
}

/// <summary>The CPython on Linux that wheels must fit.</summary>
/// <param name="PythonMinor">The second number of the Python version: 13 for 3.13.</param>
/// <param name="Machine">Machine as in tags: <c>x86_64</c>, <c>aarch64</c>.</param>
/// <param name="Libc">Newest level that wheels may ask for; null where only wheels of the honest tag <c>linux_MACHINE</c> (and pure ones) fit.</param>
/// <param name="FreeThreaded">The build without the global lock (<c>cp313t</c>).</param>
public sealed record WheelTarget(int PythonMinor, string Machine, Libc? Libc, bool FreeThreaded = false)
{
    /// <summary>The target as people read it.</summary>
    public override string ToString() =>
        $"CPython 3.{PythonMinor}{(FreeThreaded ? "t" : "")} on linux_{Machine}" + (Libc is null ? "" : $", at most {Libc.Kind}_{Libc.Major}_{Libc.Minor}");
}
