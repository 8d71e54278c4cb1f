using System.Text.RegularExpressions;

namespace Slipway.Core.Debian;

/// <summary>Names of Python distributions and of the Debian packages that have them.</summary>
public static partial class DebianNames
{
    /// <summary>
    /// Where the package is not <c>python3-NAME</c> (Debian names packages after the module). After conversion the metadata decides: a package that turns out to be another
    /// distribution is refused, so that a wrong guess (python3-multipart is not python-multipart) never passes.
    /// </summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["attrs"] = "python3-attr",
        ["beautifulsoup4"] = "python3-bs4",
        ["opencv-python"] = "python3-opencv",
        ["opencv-python-headless"] = "python3-opencv",
        ["pillow"] = "python3-pil",
        ["pyjwt"] = "python3-jwt",
        ["pyserial"] = "python3-serial",
        ["python-dateutil"] = "python3-dateutil",
        ["python-dotenv"] = "python3-dotenv",
        ["pyyaml"] = "python3-yaml",
        ["pyzmq"] = "python3-zmq",
        ["scikit-learn"] = "python3-sklearn",
        ["scikit-image"] = "python3-skimage",
    };

    /// <summary>The Debian package of a requirement.</summary>
    /// <param name="distribution">Name of the distribution in any spelling.</param>
    public static string PackageOf(string distribution)
    {
        var name = Normalize(distribution);
        return Exceptions.GetValueOrDefault(name, $"python3-{name}");
    }

    /// <summary>A distribution's name as PEP 503 normalizes it.</summary>
    /// <param name="name">Any spelling.</param>
    public static string Normalize(string name) => Separators().Replace(name, "-").ToLowerInvariant();

    /// <summary>The name as wheel file names have it (PEP 427): normalized, with underscores.</summary>
    /// <param name="name">Any spelling.</param>
    public static string WheelName(string name) => Normalize(name).Replace('-', '_');

    [GeneratedRegex("[-_.]+")]
    private static partial Regex Separators();
}
