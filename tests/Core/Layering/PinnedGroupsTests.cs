using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Layering;

namespace Slipway.Core.Tests.Layering;

[Trait("Row", "Y2")]
public sealed class PinnedGroupsTests
{
    private static readonly string[] s_lock = ["numpy", "nvidia-cublas", "nvidia-cudnn", "torch"];
    private static readonly string[] s_known = [.. s_lock, "vllm"];

    [Fact]
    public void A_star_stands_for_any_text_and_packages_of_other_locks_are_passed_over()
    {
        var pinned = PinnedGroups.For(Settings(64, ("cuda", ["nvidia-*"]), ("engine", ["vllm"])), s_lock, s_known);
        pinned.ShouldHaveSingleItem().Packages.ShouldBe(["nvidia-cublas", "nvidia-cudnn"], ignoreOrder: true);
    }

    [Fact]
    public void Contradictions_and_unknown_names_are_reported_together()
    {
        var problems = Problems(Settings(64, ("cuda", ["nvidia-*", "torch"]), ("core", ["torch", "nunpy"]), ("core", ["numpy"])));
        problems.Select(x => x.Number).ShouldBe(["SLP166", "SLP165", "SLP165"], ignoreOrder: true);
        problems.ShouldContain(x => x.Found.Contains("torch") && x.Found.Contains("'cuda'") && x.Found.Contains("'core'"));
        problems.ShouldContain(x => x.Fix.Contains("'numpy'"));
    }

    [Fact]
    public void A_limit_that_leaves_no_layer_for_the_rest_is_refused()
    {
        Problems(Settings(2, ("a", ["torch"]), ("b", ["numpy"]))).ShouldHaveSingleItem().Number.ShouldBe("SLP167");
        PinnedGroups.For(Settings(3, ("a", ["torch"]), ("b", ["numpy"])), s_lock, s_known).Count.ShouldBe(2);
        PinnedGroups.For(Settings(2, ("a", ["torch"]), ("b", ["n*"])), s_lock, s_known).Count.ShouldBe(2, "nothing is left beside the groups");
    }

    [Fact]
    public void The_settings_file_takes_groups_and_finds_what_is_wrong_in_them()
    {
        const string Service = """
            "service": { "name": "x", "source": "s", "include": ["s"], "folder": "/app", "native": "", "model": "", "command": ["x"], "health": [], "port": 1, "environment": {}, "ready": "/", "smoke": [] }
            """;
        var settings = Core.Catalog.Settings.Read(
            $$"""{ {{Service}}, "layers": { "limit": 20, "groups": [{ "name": "cuda", "packages": ["nvidia-*"] }] } }""",
            "slipway.json"
        );
        settings.Layers!.Limit.ShouldBe(20);
        settings.Layers.Groups!.Single().Packages.ShouldBe(["nvidia-*"]);
        Should
            .Throw<SlipwayException>(() =>
                Core.Catalog.Settings.Read($$"""{ {{Service}}, "layers": { "limit": 0, "groups": [{ "name": "C", "packages": [] }] } }""", "slipway.json")
            )
            .Problems.Count.ShouldBe(3);
    }

    private static LayerSettings Settings(int limit, params (string Name, string[] Packages)[] groups) =>
        new(limit, [.. groups.Select(x => new LayerGroup(x.Name, x.Packages))]);

    private static IReadOnlyList<Problem> Problems(LayerSettings settings) =>
        Should.Throw<SlipwayException>(() => PinnedGroups.For(settings, s_lock, s_known)).Problems;
}
