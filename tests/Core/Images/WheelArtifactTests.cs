using System.Text;
using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Wheels;

namespace Slipway.Core.Tests.Images;

[Trait("Row", "W4")]
public sealed class WheelArtifactTests
{
    private static readonly Key Key = Key.OfText("xxhash 4.1.0, gcc 14");
    private static readonly WheelArtifact Wheel = new(
        new CompiledWheel(Key, "xxhash-4.1.0-cp313-cp313-linux_x86_64.whl", Digest.Of("wheel"), 187_654),
        new Descriptor(WheelArtifact.ProvenanceType, Digest.Of("{}"), 2)
    );

    [Fact]
    public void Its_one_layer_is_the_wheel_under_its_file_name_and_its_config_the_provenance()
    {
        var manifest = JsonDocument.Parse(Wheel.Write()).RootElement;

        manifest.GetProperty("artifactType").GetString().ShouldBe("application/vnd.slipway.wheel.v1");
        manifest.GetProperty("config").GetProperty("mediaType").GetString().ShouldBe("application/vnd.slipway.wheel.provenance.v1+json");
        manifest.GetProperty("config").GetProperty("digest").GetString().ShouldBe(Digest.Of("{}").ToString());
        var layer = manifest.GetProperty("layers").EnumerateArray().Single();
        (layer.GetProperty("digest").GetString(), layer.GetProperty("size").GetInt32()).ShouldBe((Digest.Of("wheel").ToString(), 187_654));
        layer.GetProperty("annotations").GetProperty("org.opencontainers.image.title").GetString().ShouldBe(Wheel.Wheel.FileName);
    }

    [Fact]
    public void Name_version_tags_key_and_size_stand_in_annotations()
    {
        var facts = OciJson.ReadManifest(Wheel.Write(), "x").Annotations!;

        facts["slipway.wheel.name"].ShouldBe("xxhash");
        facts["slipway.wheel.version"].ShouldBe("4.1.0");
        facts["slipway.wheel.tags"].ShouldBe("cp313-cp313-linux_x86_64");
        facts["slipway.wheel.key"].ShouldBe(Key.Hex);
        facts["slipway.wheel.size"].ShouldBe("187654");
    }

    [Fact]
    public void What_was_written_is_read_and_the_same_wheel_gives_the_same_bytes()
    {
        WheelArtifact.Read(Wheel.Write(), Key, "x").ShouldBe(Wheel);
        Wheel.Write().ShouldBe((Wheel with { }).Write());
        WheelArtifact.TagOf(Key).ShouldMatch("^wheel-[0-9a-f]{64}$");
    }

    [Theory]
    [InlineData("application/vnd.slipway.wheel.v1\"", "application/vnd.other\"", "it is no wheel by key")]
    [InlineData("wheel.v1+zip", "wheel.v1+tar", "its content is of the kind")]
    [InlineData("provenance.v1+json", "other+json", "its provenance is of the kind")]
    [InlineData("\"size\":187654", "\"size\":-1", "has -1 bytes")]
    [InlineData("xxhash-4.1.0-cp313", "../../xxhash-4.1.0-cp313", "is no wheel")]
    [InlineData("slipway.wheel.key", "slipway.wheel.other", "it is the wheel of another key, none")]
    public void An_artifact_that_cannot_be_right_is_refused(string right, string wrong, string reason)
    {
        var text = Encoding.UTF8.GetString(Wheel.Write());
        text.ShouldContain(right);

        var error = Should.Throw<SlipwayException>(() => WheelArtifact.Read(Encoding.UTF8.GetBytes(text.Replace(right, wrong)), Key, "x"));

        error.Problems.Single().Number.ShouldBe("SLP316");
        error.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("xxhash", "4.1.0", null)]
    [InlineData("xxhash", "4.1", null)]
    [InlineData("xxhash", "4.1.1", "it is xxhash 4.1.0, and the key is that of xxhash 4.1.1")]
    [InlineData("lz4", "4.1.0", "it is xxhash 4.1.0, and the key is that of lz4 4.1.0")]
    public void A_wheel_is_the_one_that_is_needed_when_project_and_version_are(string name, string version, string? mismatch) =>
        new WantedWheel(Key, name, version).Mismatch(WheelFileName.Parse(Wheel.Wheel.FileName)).ShouldBe(mismatch);
}
