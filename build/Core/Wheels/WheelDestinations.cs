using Slipway.Core.Diagnostics;

namespace Slipway.Core.Wheels;

/// <summary>A file of a wheel and where it goes.</summary>
/// <param name="File">The file in the archive.</param>
/// <param name="Path">Path in the image.</param>
/// <param name="IsScript">Its first line may have to name the environment's interpreter.</param>
internal sealed record Destination(WheelEntry File, string Path, bool IsScript);

/// <summary>Where the files of a wheel go: the root to site-packages, each folder of a <c>.data</c> folder to its place.</summary>
internal static class WheelDestinations
{
    private static readonly string[] WrapperEndings = [".exe", "-script.py", ".pya"];

    /// <exception cref="SlipwayException">SLP232: what is not in a known folder of .data.</exception>
    internal static IReadOnlyList<Destination> Of(WheelArchive wheel, VenvPaths paths)
    {
        var found = new List<Destination>();
        var problems = new List<Problem>();
        var wrappers = EntryPointScripts.Names(wheel.EntryPoints);
        foreach (var file in wheel.Files)
        {
            var parts = file.Name.Split('/', 3);
            if (!parts[0].EndsWith(".data", StringComparison.Ordinal))
                found.Add(new Destination(file, $"{paths.SitePackages}/{file.Name}", false));
            else if (parts.Length < 3 || Folder(parts[1], wheel, paths) is not { } folder)
                problems.Add(WheelProblems.UnknownData(wheel.FileName.Text, file.Name));
            else if (parts[1] != "scripts" || !IsWrapper(parts[2], wrappers))
                found.Add(new Destination(file, $"{folder}/{parts[2]}", parts[1] == "scripts"));
        }
        return problems.Count == 0 ? found : throw new SlipwayException(problems);
    }

    private static string? Folder(string scheme, WheelArchive wheel, VenvPaths paths) =>
        scheme switch
        {
            "purelib" or "platlib" => paths.SitePackages,
            "scripts" => paths.Scripts,
            "headers" => paths.Headers(wheel.FileName.Name),
            "data" => paths.Root,
            _ => null,
        };

    /// <summary>Old build tools put the programs of entry points into the wheel; an installer makes them itself.</summary>
    private static bool IsWrapper(string path, HashSet<string> entryPoints)
    {
        var file = path.Split('/')[^1];
        var ending = WrapperEndings.FirstOrDefault(e => file.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ?? "";
        return entryPoints.Contains(file[..^ending.Length]);
    }
}
