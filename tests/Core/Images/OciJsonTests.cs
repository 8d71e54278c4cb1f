using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Tests.Images;

public sealed class OciJsonTests
{
    private static readonly Digest Some = Digest.Of("some");

    [Fact]
    [Trait("Row", "R4")]
    public void Maps_are_written_sorted_and_absent_members_not_at_all()
    {
        var labels = new Dictionary<string, string>
        {
            ["z"] = "1",
            ["B"] = "2",
            ["a"] = "<é+'>",
        };
        var config = new ImageConfig(
            "amd64",
            "linux",
            new ContainerConfig
            {
                User = "10001",
                ExposedPorts = ["9/udp", "8000/tcp"],
                Labels = labels,
            },
            new RootFs("layers", [Some]),
            null
        );
        Encoding
            .UTF8.GetString(OciJson.Write(config))
            .ShouldBe(
                $$$"""{"architecture":"amd64","os":"linux","config":{"User":"10001","ExposedPorts":{"8000/tcp":{},"9/udp":{}},"Labels":{"B":"2","a":"<é+'>","z":"1"}},"rootfs":{"type":"layers","diff_ids":["{{{Some}}}"]}}"""
            );
    }

    [Fact]
    public void A_manifest_is_read_back_as_it_was_written()
    {
        var manifest = new Manifest(new Descriptor(MediaTypes.Config, Some, 2), [new Descriptor(LayerFormat.Zstd, Some, 3)]);
        var bytes = OciJson.Write(manifest);
        OciJson.Write(OciJson.ReadManifest(bytes, "test")).ShouldBe(bytes);
        Encoding.UTF8.GetString(bytes).ShouldStartWith("""{"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:""");
    }

    [Fact]
    public void A_config_that_docker_wrote_is_read()
    {
        var config = OciJson.ReadConfig(
            Encoding.UTF8.GetBytes(
                $$$"""
                {"architecture":"arm64","os":"linux","variant":"v8","config":{"Hostname":"","User":"","ExposedPorts":{"80/tcp":{}},"Env":["A=b"],"Cmd":null,"Entrypoint":["/x"],
                "Labels":null,"OnBuild":null,"Healthcheck":{"Test":["CMD","/x"],"Interval":30000000000}},"rootfs":{"type":"layers","diff_ids":["{{{Some}}}"]},
                "history":[{"created":"2025-01-01T00:00:00Z","created_by":"COPY","empty_layer":true}]}
                """
            ),
            "test"
        );
        (config.Architecture, config.Config!.Env!.Single(), config.Config.ExposedPorts!.Single(), config.Config.Healthcheck!.Interval).ShouldBe(
            ("arm64", "A=b", "80/tcp", 30_000_000_000)
        );
    }

    [Fact]
    [Trait("Row", "A1")]
    public void A_config_that_says_nothing_of_containers_and_history_is_read()
    {
        var config = OciJson.ReadConfig(
            Encoding.UTF8.GetBytes($$$"""{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["{{{Some}}}"]}}"""),
            "test"
        );
        (config.Config, config.History, config.Rootfs.DiffIds.Single()).ShouldBe((null, null, Some));
    }

    [Theory]
    [Trait("Row", "X4")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"config":null,"layers":[]}""")]
    [InlineData("""{"config":{"mediaType":"a","digest":"md5:1","size":1},"layers":[]}""")]
    [InlineData("""{"config":{"mediaType":"a","digest":"sha256:../../etc","size":1},"layers":[]}""")]
    public void What_is_no_manifest_is_refused(string json) =>
        Should.Throw<SlipwayException>(() => OciJson.ReadManifest(Encoding.UTF8.GetBytes(json), "test")).Problems.Single().Number.ShouldBe("SLP316");

    [Fact]
    [Trait("Row", "X4")]
    public void Damaged_documents_are_refused_or_read_but_never_crash()
    {
        var whole = OciJson.Write(
            new ImageIndex([
                new Descriptor(MediaTypes.Manifest, Some, 5)
                {
                    Platform = new("amd64", "linux"),
                    Annotations = new Dictionary<string, string> { ["a"] = "b" },
                },
            ])
        );
        var random = new Random(11);
        for (var round = 0; round < 5000; round++)
        {
            var bytes = whole[..random.Next(1, whole.Length + 1)];
            for (var i = random.Next(4); i > 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 127);
            try
            {
                OciJson.ReadIndex(bytes, "test");
            }
            catch (SlipwayException e)
            {
                e.Problems.Single().Number.ShouldBe("SLP316");
            }
        }
    }
}
