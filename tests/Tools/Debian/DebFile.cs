using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Debian;

/// <summary>Real packages made by the machine's dpkg-deb.</summary>
internal static class DebFile
{
    public static async Task<(DebPackage Package, byte[] Bytes)> BuildAsync(
        TempFolder folder,
        string name,
        string compression,
        params (string Path, string Content)[] files
    )
    {
        var root = folder[$"{name}-{compression}"];
        Directory.CreateDirectory(Path.Combine(root, "DEBIAN"));
        await File.WriteAllTextAsync(
            Path.Combine(root, "DEBIAN/control"),
            $"Package: {name}\nVersion: 1.0-1\nArchitecture: all\nMaintainer: Nobody <nobody@example.org>\nDescription: for a test\n"
        );
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (content.StartsWith("-> ", StringComparison.Ordinal))
                File.CreateSymbolicLink(file, content[3..]);
            else
                await File.WriteAllTextAsync(file, content);
        }
        var deb = folder[$"{name}-{compression}.deb"];
        (await ProcessRunner.RunAsync(new Command("dpkg-deb", $"-Z{compression}", "--root-owner-group", "--build", root, deb))).OrThrow();
        var bytes = await File.ReadAllBytesAsync(deb);
        return (Pin(name, bytes), bytes);
    }

    public static DebPackage Pin(string name, byte[] bytes) => new(name, "1.0-1", "all", $"pool/main/{name}.deb", bytes.Length, Digest.Of(bytes));
}
