using System.Numerics;

namespace Slipway.Core.Locks.Requirements;

/// <summary>When a version meets a clause (PEP 440, "Version specifiers").</summary>
internal static class VersionComparison
{
    internal static bool Meets(VersionSpecifier specifier, PythonVersion version, string text)
    {
        if (specifier.Operator == VersionOperator.Identical)
            return string.Equals(text, specifier.Operand, StringComparison.OrdinalIgnoreCase);
        return specifier.Version is { } wanted && Meets(specifier, version, wanted);
    }

    private static bool Meets(VersionSpecifier specifier, PythonVersion version, PythonVersion wanted) =>
        specifier.Operator switch
        {
            VersionOperator.Equal => Same(specifier, version, wanted),
            VersionOperator.NotEqual => !Same(specifier, version, wanted),
            VersionOperator.AtMost => Public(version) <= wanted,
            VersionOperator.AtLeast => version >= wanted,
            VersionOperator.Before => version < (wanted.IsPrerelease ? wanted : wanted with { Dev = 0 }),
            VersionOperator.After => After(version, wanted),
            _ => version >= wanted && HasPrefix(version, wanted.Epoch, [.. wanted.Release.SkipLast(1)]),
        };

    /// <summary>A clause without a local version takes every local version.</summary>
    private static bool Same(VersionSpecifier specifier, PythonVersion version, PythonVersion wanted)
    {
        if (specifier.IsPrefix)
            return HasPrefix(version, wanted.Epoch, wanted.Release);
        return wanted.Local is null ? Public(version) == wanted : version == wanted;
    }

    /// <summary>Local versions and post-releases of the wanted version are not after it, unless it is a post-release itself.</summary>
    private static bool After(PythonVersion version, PythonVersion wanted)
    {
        if (wanted.Dev is { } dev)
            return version >= wanted with { Dev = dev + 1 };
        if (wanted.Post is { } post)
            return version >= wanted with { Post = post + 1, Dev = 0 };
        return version > wanted && version with { Post = null, Dev = null, Local = null } != wanted;
    }

    private static PythonVersion Public(PythonVersion version) => version.Local is null ? version : version with { Local = null };

    private static bool HasPrefix(PythonVersion version, BigInteger epoch, IReadOnlyList<BigInteger> prefix)
    {
        if (version.Epoch != epoch)
            return false;
        for (var i = 0; i < prefix.Count; i++)
            if ((i < version.Release.Count ? version.Release[i] : 0) != prefix[i])
                return false;
        return true;
    }
}
