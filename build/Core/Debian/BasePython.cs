namespace Slipway.Core.Debian;

/// <summary>The interpreter in a base that is made of packages.</summary>
public static class BasePython
{
    /// <summary>Its full version, such as <c>3.13.5</c>: that of its package, without Debian's revision.</summary>
    /// <param name="locked">The lock with the base's packages.</param>
    public static string Of(DebLock locked) =>
        locked
            .With(DebRoles.Base)
            .Where(x => x.Name.StartsWith("python3.", StringComparison.Ordinal) && x.Name.EndsWith("-minimal", StringComparison.Ordinal))
            .Select(x => x.Version.Split('-')[0])
            .First();

    /// <summary>The packages of a base that bring Python and its modules.</summary>
    /// <param name="packages">Packages of the base.</param>
    public static IReadOnlyList<DebPackage> Packages(IReadOnlyList<DebPackage> packages) =>
        [.. packages.Where(x => x.Name.StartsWith("python3.", StringComparison.Ordinal) || x.Name.StartsWith("libpython3.", StringComparison.Ordinal))];
}
