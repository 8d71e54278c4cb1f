using System.Text.RegularExpressions;
using System.Xml.Linq;
using Slipway.Core.Diagnostics;
using Slipway.Tests;

namespace Slipway.House.Tests;

/// <summary>Targets to Tools to Core, Targets to Core; nothing else.</summary>
[Trait("Row", "H1")]
public sealed class DoorsTests
{
    private static readonly string[] ClockAndNetwork =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.get_System",
        "System.Environment.get_TickCount",
        "System.Environment.get_TickCount64",
        "System.Environment.GetEnvironmentVariable",
    ];

    [Fact]
    public void Core_refers_to_the_base_library_only()
    {
        var core = CompiledAssembly.Read(typeof(Problem).Assembly.Location);
        core.Assemblies.Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "netstandard")
            .ShouldBeNone("Core refers to no other library");
    }

    [Fact]
    public void Core_knows_no_process_no_network_no_clock_and_no_environment()
    {
        var core = CompiledAssembly.Read(typeof(Problem).Assembly.Location);
        core.Types.Where(type =>
                type is "System.Diagnostics.Process" or "System.Diagnostics.Stopwatch" || type.StartsWith("System.Net.", StringComparison.Ordinal)
            )
            .Concat(core.Members.Where(ClockAndNetwork.Contains))
            .ShouldBeNone("Core gives the same answer to the same question, always");
    }

    [Fact]
    public void Only_the_process_runner_starts_programs() =>
        SourceFile
            .With(".cs", "build/")
            .Where(file =>
                !file.Path.StartsWith("build/Tools/Processes/", StringComparison.Ordinal) && !file.Path.StartsWith("build/compat/", StringComparison.Ordinal)
            )
            .Where(file => Regex.IsMatch(file.Text, @"\bProcess\.(Start|GetProcess)|\bProcessStartInfo\b|\bnew Process\b"))
            .Select(file => file.Path)
            .ShouldBeNone("programs are started by build/Tools/Processes");

    [Fact]
    public void Only_targets_know_NUKE() =>
        SourceFile
            .With(".cs", "build/", "tests/")
            .Where(file => !Regex.IsMatch(file.Path, "^build/(Targets/|Build\\.cs|compat/)|^tests/(Targets|Compat)/"))
            .Where(file => Regex.IsMatch(file.Text, @"^\s*(?:global )?using (?:static )?Nuke\b", RegexOptions.Multiline))
            .Select(file => file.Path)
            .ShouldBeNone("NUKE is known to build/Targets and build/Build.cs");

    [Theory]
    [InlineData("build/Core/Slipway.Core.csproj", "")]
    [InlineData("build/Tools/Slipway.Tools.csproj", "Slipway.Core.csproj")]
    [InlineData("build/_build.csproj", "Slipway.Core.csproj Slipway.Tools.csproj")]
    public void A_project_refers_to_the_rooms_below_it(string project, string allowed) =>
        References(project, "ProjectReference").ShouldBe(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public void Core_uses_no_package_but_pure_functions() => References("build/Core/Slipway.Core.csproj", "PackageReference").ShouldBe(["System.IO.Hashing"]);

    [Fact]
    public void Nothing_but_tests_refers_to_the_build() =>
        SourceFile
            .With("proj", "build/")
            .Where(file => file.Text.Contains("_build.csproj", StringComparison.Ordinal))
            .Select(file => file.Path)
            .ShouldBeNone("the build is the top of the house");

    [Fact]
    public void Nothing_but_the_switch_knows_the_stand_ins() =>
        SourceFile
            .All.Where(file => file.Path.EndsWith("proj", StringComparison.Ordinal) || file.Path.EndsWith(".props", StringComparison.Ordinal))
            .Where(file => !file.Path.StartsWith("build/compat/", StringComparison.Ordinal) && file.Name is not ("UsePackages.props" or "Packages.props"))
            .Where(file => !file.Path.StartsWith("tests/Compat/", StringComparison.Ordinal) && file.Text.Contains("compat/", StringComparison.Ordinal))
            .Select(file => file.Path)
            .ShouldBeNone("deleting build/compat and the switch is all it takes");

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Repository.Root, project)).Descendants(kind).Select(element => Path.GetFileName((string)element.Attribute("Include")!));
}
