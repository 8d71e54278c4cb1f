namespace Slipway.Core.Wheels;

/// <summary>Where things lie in a virtual environment on Linux (sysconfig's scheme <c>venv</c>, and pip's headers folder).</summary>
/// <param name="Root">Path in the image without leading slash, such as <c>opt/venv</c>.</param>
/// <param name="PythonMinor">The second number of the Python version: 13 for 3.13.</param>
public sealed record VenvPaths(string Root, int PythonMinor)
{
    /// <summary>The environment of every image: <c>/opt/venv</c>.</summary>
    /// <param name="pythonMinor">The second number of the Python version.</param>
    public static VenvPaths Of(int pythonMinor) => new("opt/venv", pythonMinor);

    /// <summary>Folder of installed packages; pure and platform-dependent ones share it.</summary>
    public string SitePackages => $"{Root}/lib/python3.{PythonMinor}/site-packages";

    /// <summary>Folder of programs.</summary>
    public string Scripts => $"{Root}/bin";

    /// <summary>The interpreter that scripts name in their first line: absolute.</summary>
    public string Interpreter => $"/{Scripts}/python";

    /// <summary>Folder of a project's C headers.</summary>
    /// <param name="project">Normalized project name.</param>
    public string Headers(string project) => $"{Root}/include/site/python3.{PythonMinor}/{project}";

    /// <summary>A path as RECORD writes it: seen from <see cref="SitePackages"/>.</summary>
    /// <param name="path">Path in the image.</param>
    public string InRecord(string path)
    {
        var from = SitePackages.Split('/');
        var to = path.Split('/');
        var common = 0;
        while (common < from.Length && common < to.Length && from[common] == to[common])
            common++;
        return string.Join('/', Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }
}
