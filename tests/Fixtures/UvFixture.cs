using System.Runtime.InteropServices;
using Slipway.Tools.Processes;

namespace Slipway.Tests;

/// <summary>A real uv: the one named by SLIPWAY_UV, on PATH, or packed in <c>../shared/data/index/tools</c> beside the checkout.</summary>
public static class UvFixture
{
    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>The folder of real wheels beside the checkout (<c>../shared/data/index</c>, or SLIPWAY_TEST_INDEX); null where there is none.</summary>
    public static string? Bundle { get; } = FindBundle();

    /// <summary>Path of uv; skips the test where there is none, or no Python for it to ask.</summary>
    public static string Need()
    {
        Needs.That(Found.Value is not null, "needs uv: SLIPWAY_UV, PATH, or SLIPWAY_TEST_INDEX with tools/uv-*-linux-amd64.xz");
        Needs.That(ProcessRunner.Find("python3") is not null, "needs a python3 on PATH: uv asks one for its platform");
        return Found.Value!;
    }

    /// <summary>The folder of real wheels; skips the test where there is none.</summary>
    public static string NeedBundle()
    {
        Needs.That(Bundle is not null, "needs the package index of real wheels: SLIPWAY_TEST_INDEX or ../shared/data/index");
        return Bundle!;
    }

    private static string? FindBundle()
    {
        var named = Environment.GetEnvironmentVariable("SLIPWAY_TEST_INDEX");
        if (string.IsNullOrEmpty(named))
            named = Path.Combine(Path.GetDirectoryName(Repository.Root)!, "shared", "data", "index");
        return Directory.Exists(named) ? named : null;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SLIPWAY_UV") is { Length: > 0 } named)
            return File.Exists(named) ? named : null;
        if (ProcessRunner.Find("uv") is { } installed)
            return installed;
        if (Bundle is null || RuntimeInformation.OSArchitecture != Architecture.X64 || !OperatingSystem.IsLinux())
            return null;
        var packed = Directory.EnumerateFiles(Path.Combine(Bundle, "tools"), "uv-*-linux-amd64.xz").FirstOrDefault();
        if (packed is null || ProcessRunner.Find("xz") is not { } xz)
            return null;
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "uv")).FullName;
        var program = Path.Combine(folder, Path.GetFileNameWithoutExtension(packed));
        if (!File.Exists(program))
            Unpack(xz, packed, program);
        return program;
    }

    private static void Unpack(string xz, string packed, string program)
    {
        var aside = $"{program}.{Environment.ProcessId}";
        ProcessRunner
            .PipeAsync(
                new Command(xz, ["-dc", packed]),
                async output =>
                {
                    await using var file = File.Create(aside);
                    await output.CopyToAsync(file);
                }
            )
            .GetAwaiter()
            .GetResult();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(aside, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Move(aside, program, overwrite: true);
    }
}
