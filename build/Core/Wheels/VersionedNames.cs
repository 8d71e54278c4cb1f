using System.Text.RegularExpressions;

namespace Slipway.Core.Wheels;

/// <summary>pip's exception for itself and easy_install: their wheels name scripts of the Python that built them; those of the Python that runs are made instead.</summary>
internal static partial class VersionedNames
{
    internal static IReadOnlyList<(string Name, string Value)> Apply(List<(string Name, string Value)> console, int pythonMinor)
    {
        var made = new List<(string, string)>();
        foreach (
            var (name, versions, baked) in ((string, string[], Regex)[])
                [("pip", ["pip", "pip3", $"pip3.{pythonMinor}"], Pip()), ("easy_install", ["easy_install", $"easy_install-3.{pythonMinor}"], EasyInstall())]
        )
        {
            if (console.FirstOrDefault(p => p.Name == name) is not { Value.Length: > 0 } point)
                continue;
            made.AddRange(versions.Select(version => (version, point.Value)));
            console = [.. console.Where(p => p.Name != name && !baked.IsMatch(p.Name))];
        }
        return [.. made, .. console];
    }

    [GeneratedRegex(@"\Apip([0-9]+(\.[0-9]+)?)?\n?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pip();

    [GeneratedRegex(@"\Aeasy_install(-[0-9]+\.[0-9]+)?\n?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex EasyInstall();
}
