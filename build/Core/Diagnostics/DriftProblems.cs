namespace Slipway.Core.Diagnostics;

/// <summary>SLP29x: committed files that are not what their inputs say.</summary>
public static class DriftProblems
{
    /// <summary>SLP291: a generated file is not what its sources say.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mend">The command that writes it anew.</param>
    public static Problem StaleFile(string path, string mend) =>
        new("SLP291", Family.Drift, $"{path} is not what its sources say", "the generator's text, unedited", $"{mend}, then commit the file");
}
