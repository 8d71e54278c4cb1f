using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests;

/// <summary>The program of tests/FakeTool, compiled beside the tests.</summary>
internal static class FakeTool
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "FakeTool.exe" : "FakeTool");

    public static Command Command(params IReadOnlyList<string> arguments) => new(Path, arguments);
}
