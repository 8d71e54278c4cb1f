using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.FrontDoor.Tests;

/// <summary>A small repository behind the real build.sh: its build prints what it was started with.</summary>
public sealed class Checkout : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Root => _folder.Path;

    public Checkout()
    {
        foreach (var file in new[] { "build.sh", "global.json" })
            File.Copy(Path.Combine(Repository.Root, file), _folder[file]);
        Write(
            "Directory.Build.props",
            "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>"
        );
        Write("Directory.Packages.props", "<Project />");
        Write("nuget.config", "<configuration><packageSources><clear /><add key=\"feed\" value=\"feed\" /></packageSources></configuration>");
        Write("feed/readme.txt", "an empty feed");
        Write("build/_build.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>");
        Write(
            "build/compat/Feed/Feed.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"Slipway.Probe\" Version=\"1.0.0\" /></ItemGroup></Project>"
        );
        Says("first");
    }

    /// <summary>Changes what the build prints.</summary>
    public void Says(string word) =>
        Write(
            "build/Program.cs",
            $$"""
            Console.WriteLine($"{{word}} [{string.Join("|", args)}] in {Environment.CurrentDirectory} of {Environment.GetEnvironmentVariable("NUKE_ROOT")}");
            return args.Length;
            """
        );

    public void Write(string path, string text)
    {
        var file = _folder[path.Split('/')];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Starts build.sh as a user in some folder would.</summary>
    public Task<CommandResult> StartAsync(string folder, IReadOnlyList<string> arguments, params (string Name, string? Value)[] environment)
    {
        // Beside these, a start inherits what the running tests were started with.
        var variables = new Dictionary<string, string?>
        {
            ["SLIPWAY_PACKAGES"] = "compat",
            ["NUKE_ROOT"] = null,
            ["SLIPWAY_HOME"] = _folder["home"],
            ["CI"] = null,
        };
        foreach (var (name, value) in environment)
            variables[name] = value;
        return ProcessRunner.RunAsync(new Command(_folder["build.sh"], arguments) { WorkingDirectory = folder, Environment = variables });
    }

    public Task<CommandResult> StartAsync(params (string Name, string? Value)[] environment) => StartAsync(Root, [], environment);

    public void Dispose() => _folder.Dispose();
}
