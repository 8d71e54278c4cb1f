using Slipway.Tools.Processes;

namespace Slipway.Tools.Benching;

/// <summary>The wheels of a real service: <c>SLIPWAY_TEST_INDEX</c>, else the folder beside the checkout.</summary>
internal static class WheelBundle
{
    /// <summary>The folder; null where there is none.</summary>
    /// <param name="root">The repository.</param>
    public static string? Find(string root)
    {
        var folder = Expected(root);
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>Where it is looked for.</summary>
    /// <param name="root">The repository.</param>
    public static string Expected(string root)
    {
        var named = Environment.GetEnvironmentVariable("SLIPWAY_TEST_INDEX");
        return string.IsNullOrEmpty(named) ? Path.Combine(Path.GetDirectoryName(root)!, "shared", "data", "index") : named;
    }

    /// <summary>uv: that of <c>SLIPWAY_UV</c> or PATH, else the bundle's, unpacked into a folder; null where there is none.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="folder">Exists.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<string?> UvAsync(string bundle, string folder, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable("SLIPWAY_UV") is { Length: > 0 } named)
            return File.Exists(named) ? named : null;
        if (ProcessRunner.Find("uv") is { } installed)
            return installed;
        var tools = Path.Combine(bundle, "tools");
        if (!Directory.Exists(tools) || Directory.EnumerateFiles(tools, "uv-*-linux-amd64.xz").FirstOrDefault() is not { } packed)
            return null;
        var program = Path.Combine(folder, "uv");
        await using (var from = File.OpenRead(packed))
        await using (var to = File.Create(program))
            Debian.Xz.Unpack(from, to, cancellation);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                program,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
            );
        return program;
    }
}
