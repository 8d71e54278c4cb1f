using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Testing;

namespace Slipway.Tools.Tests.Testing;

public sealed class RungTests
{
    [Fact]
    [Trait("Row", "E4")]
    public void Rungs_are_climbed_in_their_own_order_however_they_are_named() =>
        Rung.Pick(["tools", "House"]).Select(rung => rung.Name).ShouldBe(["House", "Tools"]);

    [Fact]
    [Trait("Row", "U2")]
    public void All_unknown_rungs_are_refused_together_with_the_closest_match()
    {
        var refusal = Should.Throw<SlipwayException>(() => Rung.Pick(["Toolz", "Core", "Imagse"]));
        refusal.Problems.Select(problem => problem.Number).ShouldBe(["SLP602", "SLP602"]);
        refusal.Problems[0].Fix.ShouldEndWith("--rung Tools");
        refusal.Problems[1].Fix.ShouldEndWith("--rung Images");
        refusal.ExitCode.ShouldBe(2);
    }

    [Fact]
    [Trait("Row", "E4")]
    public void Every_test_project_is_a_rung()
    {
        var projects = Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories);
        projects
            .Select(project => Path.GetFileName(project).Split('.')[0])
            .Where(name => name != "Sample")
            .ShouldBe(Rung.All.Select(rung => rung.Name), ignoreOrder: true);
    }
}
