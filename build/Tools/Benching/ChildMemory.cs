using System.Runtime.InteropServices;

namespace Slipway.Tools.Benching;

/// <summary>The most memory that a child of this process has had (getrusage(2), RUSAGE_CHILDREN).</summary>
internal static partial class ChildMemory
{
    private const int Children = -1;

    /// <summary>Resident bytes of the largest child that has ended; 0 where the system does not say.</summary>
    public static long Peak()
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        // Two times of day, then ru_maxrss in kB; all fields are as wide as a pointer.
        var usage = new long[18];
        return GetUsage(Children, usage) == 0 ? usage[4] * 1024 : 0;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, [Out] long[] usage);
}
