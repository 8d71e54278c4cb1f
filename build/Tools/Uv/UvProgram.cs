using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Uv;

/// <summary>The uv of this machine.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Version">Its version.</param>
public sealed record UvProgram(string Path, string Version)
{
    /// <summary>The first version with <c>--excludes</c>.</summary>
    public const string Floor = "0.9.8";

    /// <summary>The uv named by <c>SLIPWAY_UV</c>, else the one on PATH. Nothing is downloaded.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP430: none; SLP431: the named one is not there; SLP432: too old.</exception>
    public static async Task<UvProgram> FindAsync(CancellationToken cancellation)
    {
        var named = Environment.GetEnvironmentVariable("SLIPWAY_UV");
        if (!string.IsNullOrEmpty(named) && !File.Exists(named))
            throw new SlipwayException(UvProblems.NotThere(named));
        var path = string.IsNullOrEmpty(named) ? ProcessRunner.Find(OperatingSystem.IsWindows() ? "uv.exe" : "uv") : System.IO.Path.GetFullPath(named);
        if (path is null)
            throw new SlipwayException(UvProblems.Missing(Floor));
        var answer = await ProcessRunner.RunAsync(new Command(path, "--version") { Timeout = TimeSpan.FromMinutes(2) }, null, cancellation);
        // uv 0.13.8 (x86_64-unknown-linux-gnu)
        return answer.Output.Trim().Split(' ') is ["uv", var word, ..] && PythonVersion.TryParse(word, out var version) && version >= PythonVersion.Parse(Floor)
            ? new UvProgram(path, word)
            : throw new SlipwayException(UvProblems.TooOld(path, answer.LastLines(1), Floor));
    }
}
