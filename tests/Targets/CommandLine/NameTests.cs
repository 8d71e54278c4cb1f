using System.Reflection;
using Slipway.Core.Commands;

namespace Slipway.Targets.Tests.CommandLine;

/// <summary>A target or parameter that has a name of the base class vanishes there without a word.</summary>
[Trait("Row", "H1")]
public sealed class NameTests
{
    private static readonly CommandModel s_model = CommandLineModel.Of(typeof(Build));

    private static readonly IReadOnlyList<string> s_baseLines =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "data", "signatures", "nuke.txt"))
            .Where(x =>
                x.StartsWith("Nuke.Common.NukeBuild :: ", StringComparison.Ordinal) || x.StartsWith("Nuke.Common.INukeBuild :: ", StringComparison.Ordinal)
            ),
    ];

    /// <summary>Names of properties and methods, and the names that parameters go by.</summary>
    private static IEnumerable<string> BaseNames() =>
        s_baseLines
            .Where(x => !x.Contains(":: type ", StringComparison.Ordinal))
            .SelectMany(line =>
            {
                var signature = line.Split(" :: ", 2)[1];
                var renamed = signature.Split("Name=\"") is [_, var rest, ..] ? [rest.Split('"')[0]] : (string[])[];
                var plain = signature[(signature.StartsWith('[') ? signature.IndexOf("] ", StringComparison.Ordinal) + 2 : 0)..];
                return (string[])[plain.Split('{', '(', '<')[0].TrimEnd().Split(' ')[^1], .. renamed];
            });

    [Theory]
    [InlineData("Plan")]
    [InlineData("Help")]
    [InlineData("ExitCode")]
    [InlineData("Partition")]
    [InlineData("Target")]
    [InlineData("Skip")]
    [InlineData("Root")]
    [InlineData("Profile")]
    [InlineData("TryGetValue")]
    [InlineData("ReportSummary")]
    [InlineData("OnBuildCreated")]
    public void A_name_of_the_base_class_is_known(string name) => BaseNames().ShouldContain(name);

    [Fact]
    public void No_target_or_parameter_has_a_name_of_the_base_class()
    {
        var own = s_model.Targets.Concat(s_model.Options.Select(x => x.Name).Where(x => x != "Host"));
        own.Intersect(BaseNames(), StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
    }

    /// <summary>But for <c>Explain --lock FILE</c> and <c>Bench --audit</c>: their properties have other names, and a word without dashes is never an option.</summary>
    [Fact]
    public void No_target_is_called_like_a_parameter() =>
        s_model.Targets.Intersect(s_model.AllOptions.Select(x => x.Name), StringComparer.OrdinalIgnoreCase).ShouldBe(["Audit", "Lock"]);

    [Fact]
    public void No_parameter_would_take_a_variable_away_that_programs_need()
    {
        string[] needed =
        [
            "PATH",
            "HOME",
            "USER",
            "LANG",
            "TERM",
            "PWD",
            "SHELL",
            "TMPDIR",
            "CI",
            "NO_COLOR",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "XDG_CACHE_HOME",
            "XDG_RUNTIME_DIR",
            "DOCKER_HOST",
            "DOCKER_CONFIG",
            "DOCKER_CONTEXT",
            "DOCKER_BUILDKIT",
            "BUILDX_BUILDER",
            "SOURCE_DATE_EPOCH",
            "GITHUB_TOKEN",
            "GITHUB_ACTIONS",
            "DOTNET_ROOT",
        ];
        CommandVariables.Changes(needed.ToDictionary(x => x, _ => "x"), DotEnvFile.None, s_model).ShouldBeEmpty();
    }

    [Fact]
    public void Every_target_and_parameter_has_a_description()
    {
        var parameters = typeof(Build)
            .GetInterfaces()
            .SelectMany(x => x.GetProperties())
            .Select(x => (x.Name, Attribute: x.GetCustomAttribute<Nuke.Common.ParameterAttribute>()))
            .Where(x => x.Attribute is not null);
        parameters.Where(x => string.IsNullOrWhiteSpace(x.Attribute!.Description)).ShouldBeEmpty();
    }
}
