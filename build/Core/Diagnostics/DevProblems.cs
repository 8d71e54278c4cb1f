namespace Slipway.Core.Diagnostics;

/// <summary>SLP610 to SLP619: the image for developers.</summary>
public static class DevProblems
{
    /// <summary>SLP610: the lock of tools has other versions of packages that the image has.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="packages">Each package with both versions.</param>
    public static Problem OtherVersions(string platform, IReadOnlyList<string> packages) =>
        new(
            "SLP610",
            Family.Warning,
            $"{platform}: the lock of tools has other versions than the image of {string.Join(", ", packages)}; those of the image are taken, since nothing that is shipped changes",
            "",
            "./build.sh Lock --upstream debian brings the image's packages up to date"
        );
}
