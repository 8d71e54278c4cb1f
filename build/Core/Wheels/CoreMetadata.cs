using System.Text;
using Slipway.Core.Locks;

namespace Slipway.Core.Wheels;

/// <summary>The two fields of METADATA that every wheel must have (core metadata specifications).</summary>
/// <param name="Name">Name as written; empty where there is none.</param>
/// <param name="Version">Version as written; empty where there is none.</param>
internal sealed record CoreMetadata(string Name, string Version)
{
    /// <summary>Reads the fields before the first empty line. Old files are not UTF-8: all that counts here is ASCII.</summary>
    internal static CoreMetadata Read(ReadOnlySpan<byte> file)
    {
        var (name, version) = ("", "");
        foreach (var range in file.Split((byte)'\n'))
        {
            var line = Encoding.Latin1.GetString(file[range].Trim("\r"u8));
            if (line.Length == 0)
                break;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var field = colon > 0 ? line[..colon] : "";
            if (name.Length == 0 && field.Equals("Name", StringComparison.OrdinalIgnoreCase))
                name = line[(colon + 1)..].Trim();
            if (version.Length == 0 && field.Equals("Version", StringComparison.OrdinalIgnoreCase))
                version = line[(colon + 1)..].Trim();
        }
        return new CoreMetadata(name, version);
    }

    /// <summary>Whether they say what a file name says.</summary>
    internal bool Agrees(WheelFileName file) =>
        ProjectName.Normalize(Name) == file.Name && PythonVersion.TryParse(Version, out var version) && version.Equals(file.Version);
}
