using Slipway.Core.Debian;
using Slipway.Tests;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "L2")]
public sealed class ClosureTests
{
    private static ResolvedPackage Package(string name, params string[] depends) =>
        new(TinyDeb.Package(name), name, [.. depends.Select(x => (IReadOnlyList<string>)[.. x.Split('|')])], []);

    private static readonly Closure s_closure = new(
        "trixie",
        "",
        [
            Package("app", "torch", "shared"),
            Package("torch", "numbers", "tests|none", "shared"),
            Package("tests", "hypothesis", "shared"),
            Package("hypothesis"),
            Package("numbers"),
            Package("shared"),
            Package("unreached"),
        ],
        []
    );

    [Fact]
    public void A_relation_that_is_not_followed_takes_with_it_what_nothing_else_leads_to()
    {
        var cut = s_closure.Without([("torch", "tests")], ["app"]);
        cut.Packages.Select(p => p.Package.Name).ShouldBe(["app", "torch", "numbers", "shared", "unreached"]);
        cut.DependsOf(cut.Find("torch")!).Select(p => p.Package.Name).ShouldBe(["numbers", "shared"]);
    }

    [Fact]
    public void A_package_that_was_asked_for_stays_whoever_does_not_need_it() =>
        s_closure.Without([("torch", "tests")], ["app", "tests"]).Packages.Count.ShouldBe(s_closure.Packages.Count);

    [Fact]
    public void Without_relations_nothing_changes() =>
        s_closure.Without([], ["app"]).Packages.Select(p => p.Package).ShouldBe(s_closure.Packages.Select(p => p.Package));
}
