using System.Text.Json;
using Slipway.Core.Images;

namespace Slipway.Core.Tests.Images;

[Trait("Row", "Y4")]
public sealed class FactArtifactTests
{
    private const string Tag = "needs-00ff";

    [Fact]
    public void It_is_an_artifact_whose_annotation_holds_the_fact()
    {
        var manifest = JsonDocument.Parse(FactArtifact.Write(Tag, "[1]")).RootElement;
        manifest.GetProperty("artifactType").GetString().ShouldBe("application/vnd.slipway.fact.v1");
        manifest.GetProperty("config").GetProperty("mediaType").GetString().ShouldBe("application/vnd.oci.empty.v1+json");
        manifest.GetProperty("annotations").GetProperty("slipway.fact.json").GetString().ShouldBe("[1]");
    }

    [Fact]
    public void It_is_read_back_and_the_same_fact_gives_the_same_bytes()
    {
        FactArtifact.Read(FactArtifact.Write(Tag, "[1]"), Tag).ShouldBe("[1]");
        FactArtifact.Write(Tag, "[1]").ShouldBe(FactArtifact.Write(Tag, "[1]"));
    }

    [Fact]
    [Trait("Row", "X4")]
    public void What_is_none_or_one_of_another_tag_is_no_fact()
    {
        FactArtifact.Read(FactArtifact.Write("needs-0000", "[1]"), Tag).ShouldBeNull();
        FactArtifact.Read("{}"u8, Tag).ShouldBeNull();
        FactArtifact.Read("no json"u8, Tag).ShouldBeNull();
        FactArtifact.Read(PassArtifact.Write(Digest.Of("m")), Tag).ShouldBeNull();
    }
}
