using System.Text.RegularExpressions;

namespace Slipway.House.Tests;

/// <summary>Nothing is fetched in the middle of a build.</summary>
[Trait("Row", "W2")]
[Trait("Row", "W5")]
public sealed class StepNetworkTests
{
    [Fact]
    public void No_step_of_a_Dockerfile_has_a_network()
    {
        var steps = SourceFile
            .All.Where(x => x.Path.StartsWith("dockerfiles/", StringComparison.Ordinal) && x.Path.EndsWith(".Dockerfile", StringComparison.Ordinal))
            .SelectMany(x => Regex.Matches(x.Text, "^RUN .*$", RegexOptions.Multiline).Select(y => $"{x.Path}: {y.Value}"))
            .ToList();
        steps.Count.ShouldBeGreaterThan(8);
        steps.Where(x => !x.Contains("RUN --network=none ", StringComparison.Ordinal)).ShouldBeNone("steps say --network=none first");
    }
}
