using System.Text.RegularExpressions;

namespace Slipway.House.Tests;

/// <summary>One noun, every spelling.</summary>
[Trait("Row", "H1")]
public sealed class NounsTests
{
    // Nuke.Components has an ITest of another shape.
    private static readonly Dictionary<string, string> Renamed = new() { ["Test"] = "ITests" };

    private static IReadOnlyList<(string Target, SourceFile File)> Targets { get; } =
    [
        .. SourceFile
            .With(".cs", "build/")
            .Where(file => !file.Path.StartsWith("build/compat/", StringComparison.Ordinal))
            .SelectMany(file =>
                Regex
                    .Matches(file.Text, @"^\s*(?:public )?Target (?<target>\w+)\s*=>", RegexOptions.Multiline | RegexOptions.ExplicitCapture)
                    .Select(match => (match.Groups["target"].Value, file))
            ),
    ];

    [Fact]
    public void A_target_lives_in_the_interface_and_file_of_its_name() =>
        Targets
            .Where(x => x.File.Path != $"build/Targets/{Interface(x.Target)}.cs" || !Regex.IsMatch(x.File.Text, $@"public interface {Interface(x.Target)}\s"))
            .Select(x => $"{x.Target} in {x.File.Path}")
            .ShouldBeNone("target X is in build/Targets/IX.cs, interface IX");

    [Fact]
    public void There_are_targets() => Targets.Count.ShouldBeGreaterThan(3);

    [Fact]
    public void A_Dockerfile_has_the_name_of_a_target() =>
        SourceFile
            .With(".Dockerfile", "dockerfiles/")
            .Select(file => file.Name.Split('.')[0])
            .Except(Targets.Select(x => Kebab(x.Target)))
            .ShouldBeNone("a product is spelt alike as target and as Dockerfile");

    [Fact]
    public void Every_target_is_named_in_the_build_class()
    {
        var build = SourceFile.All.Single(file => file.Path == "build/Build.cs").Text;
        Targets.Where(x => !Regex.IsMatch(build, $@"\b{Interface(x.Target)}\b")).Select(x => x.Target).ShouldBeNone("build/Build.cs names all components");
    }

    private static string Interface(string target) => Renamed.GetValueOrDefault(target, $"I{target}");

    private static string Kebab(string name) => Regex.Replace(name, "(?<=[a-z])(?=[A-Z])", "-").ToLowerInvariant();
}
