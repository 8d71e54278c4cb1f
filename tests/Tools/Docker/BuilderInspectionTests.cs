using Slipway.Tools.Docker;

namespace Slipway.Tools.Tests.Docker;

[Trait("Row", "E2")]
public sealed class BuilderInspectionTests
{
    [Fact]
    public void The_engines_own_builder_is_read_and_an_unstated_version_is_none()
    {
        var facts = BuilderInspection.Parse(
            """
            Name:          default
            Driver:        docker
            Last Activity: 2026-11-21 11:20:51 +0000 UTC

            Nodes:
            Name:             default
            Endpoint:         default
            Status:           running
            BuildKit version: v0.0.0+unknown
            Platforms:        linux/amd64, linux/amd64/v2, linux/arm64
            """
        )!;
        (facts.Name, facts.Driver, facts.BuildKitVersion).ShouldBe(("default", "docker", null));
        facts.Platforms.ShouldBe(["linux/amd64", "linux/amd64/v2", "linux/arm64"], ignoreOrder: true);
    }

    [Fact]
    public void Platforms_of_all_nodes_count_also_those_that_were_set_by_hand()
    {
        var facts = BuilderInspection.Parse(
            """
            Name:   farm
            Driver: kubernetes

            Nodes:
            Name:      farm0
            Status:    running
            Buildkit:  v0.13.2
            Platforms: linux/amd64*, linux/amd64/v2
            Name:      farm1
            Status:    running
            Buildkit:  v0.13.2
            Platforms: linux/arm64*
            """
        )!;
        (facts.Name, facts.Driver, facts.BuildKitVersion).ShouldBe(("farm", "kubernetes", "v0.13.2"));
        facts.Platforms.ShouldBe(["linux/amd64", "linux/amd64/v2", "linux/arm64"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Name: farm\nDriver: remote\n\nNodes:\nName: farm0\nStatus: inactive\n")]
    public void A_builder_without_a_running_node_is_none(string text) => BuilderInspection.Parse(text).ShouldBeNull();
}
