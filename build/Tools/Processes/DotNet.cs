namespace Slipway.Tools.Processes;

/// <summary>Calls of the .NET SDK that started this build.</summary>
public static class DotNet
{
    /// <summary>A call of <c>dotnet</c>: from <c>DOTNET_ROOT</c>, which build.sh sets, else from PATH. Build servers are not left behind.</summary>
    /// <param name="arguments">Its arguments.</param>
    public static Command Command(params IReadOnlyList<string> arguments)
    {
        var root = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        var program = string.IsNullOrEmpty(root) ? "dotnet" : Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return new Command(program, arguments)
        {
            Environment = new Dictionary<string, string?>
            {
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
                ["DOTNET_NOLOGO"] = "1",
            },
        };
    }
}
