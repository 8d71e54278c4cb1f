using Slipway.Core.Auditing.Imports;
using Slipway.Core.Wheels;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Files of packages that look unneeded and are not: the exceptions of the leave-outs of wheels hold for findings too.</summary>
internal static class PackageLeaveOuts
{
    /// <summary>Whether a path of a package must stay, or, of a folder, something below it.</summary>
    /// <param name="path">Path in the image.</param>
    public static bool Keeps(ReadOnlySpan<char> path)
    {
        if (PythonPlace.BelowSite(path) is not (> 0 and var below))
            return false;
        var rest = path[below..];
        foreach (var exception in LeaveOuts.Runtime.Exceptions)
            if (
                rest.StartsWith(exception.Path)
                || (exception.Path.Length > rest.Length && exception.Path.StartsWith(rest.ToString() + "/", StringComparison.Ordinal))
            )
                return true;
        return false;
    }
}
