using Slipway.Core.Catalog;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Debian;

/// <summary>A folder with unpacked programs and all libraries that they need.</summary>
/// <param name="Path">Absolute path of the folder: a root with <c>usr</c>, <c>etc</c> and so on.</param>
/// <param name="Platform">The platform of the programs.</param>
public sealed record ProgramRoot(string Path, Platform Platform)
{
    /// <summary>
    /// A program of the root as a command that runs on this machine without chroot: by the root's own loader with the root's own libraries, so that a newer release's programs run
    /// on an older machine. Files that the program opens by absolute path are still the machine's.
    /// </summary>
    /// <param name="program">Path in the root, such as <c>usr/bin/python3.13</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    public Command Command(string program, params IReadOnlyList<string> arguments)
    {
        var library = System.IO.Path.Combine(Path, "usr/lib", Platform.Triplet);
        var loader = System.IO.Path.Combine(library, Platform.Machine == "x86_64" ? "ld-linux-x86-64.so.2" : "ld-linux-aarch64.so.1");
        var file = System.IO.Path.Combine(Path, program);
        return File.Exists(loader)
            ? new Command(loader, ["--library-path", $"{library}:{System.IO.Path.Combine(Path, "usr/lib")}", "--argv0", file, file, .. arguments])
            : new Command(file, arguments);
    }
}
