using System.Text.Json;
using Slipway.Core.Images;
using Slipway.Images.Tests.Engine;

namespace Slipway.Images.Tests.Demo;

/// <summary>What is in the demo's image, read from the layers as they are.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "R1")]
public sealed class ImageTests(DemoHome demo)
{
    private static readonly string[] Programs =
    [
        "sh",
        "bash",
        "dash",
        "busybox",
        "gcc",
        "cc",
        "g++",
        "ld",
        "as",
        "make",
        "pip",
        "pip3",
        "apt",
        "apt-get",
        "dpkg",
        "perl",
        "sccache",
        "uv",
    ];

    [EngineFact]
    [Trait("Row", "E4")]
    [Trait("Row", "R5")]
    public void One_command_ends_with_a_tested_image_its_digest_its_layers_and_the_line_that_runs_it()
    {
        demo.First.Output.ShouldContain("test linux/amd64: passed");
        demo.First.Output.ShouldMatch("test linux/arm64: (passed|untested \\(the engine cannot run linux/arm64: no emulation)");
        demo.First.Output.ShouldMatch("image slipway/vad:minimal-onnx-cpu sha256:[0-9a-f]{64}");
        demo.First.Output.ShouldMatch("run it: .*docker run --rm --read-only -p 8000:8000 slipway/vad:minimal-onnx-cpu");
        demo.First.Output.ShouldMatch("(found|made ) +syslibs +[0-9.]+ MB");
    }

    [EngineFact]
    public void No_layer_has_a_shell_a_compiler_a_package_manager_or_a_cache()
    {
        foreach (var platform in (string[])["linux/amd64", "linux/arm64"])
        {
            var paths = demo.Layers(platform).SelectMany(x => x.Entries).ToList();
            paths.Count.ShouldBeGreaterThan(2000);
            var programs = paths.Where(x => x.Path.Contains("bin/", StringComparison.Ordinal)).Select(x => x.Path.Split('/')[^1]);
            programs.Where(x => Programs.Contains(x) || x.StartsWith("gcc-", StringComparison.Ordinal)).ShouldBeEmpty();
            paths.Where(x => x.Path.StartsWith("var/cache/", StringComparison.Ordinal) && x.Kind == ArchiveEntryKind.File).ShouldBeEmpty();
            demo.Layers(platform)
                .Where(x => x.Layer.Maker != nameof(LayerMaker.Bytecode))
                .SelectMany(x => x.Entries)
                .Where(x => x.Path.Contains("__pycache__", StringComparison.Ordinal))
                .ShouldBeEmpty();
            paths
                .Where(x =>
                    x.Path.Contains("site-packages", StringComparison.Ordinal)
                    && (
                        x.Path.EndsWith(".pyi", StringComparison.Ordinal)
                        || x.Path.EndsWith(".h", StringComparison.Ordinal)
                        || x.Path.EndsWith(".a", StringComparison.Ordinal)
                    )
                )
                .ShouldBeEmpty();
        }
    }

    [EngineFact]
    public void Every_entry_has_the_one_time_and_only_the_temporary_folder_is_writable_for_all()
    {
        foreach (var entry in demo.Layers("linux/amd64").SelectMany(x => x.Entries))
        {
            entry.Time.ShouldBe(LayerFormat.Time, entry.Path);
            if (entry.Kind != ArchiveEntryKind.Symlink && (entry.Mode & 2) != 0)
                entry.Path.TrimEnd('/').ShouldBeOneOf("tmp", "var/tmp", "run/lock", "var/lock");
            (entry.Mode & 0b110_000_000_000).ShouldBe(0, $"{entry.Path} is set-user-id or set-group-id");
        }
    }

    [EngineFact]
    public void The_base_names_its_packages_for_scanners_and_has_the_user_of_the_service()
    {
        var paths = demo.Layers("linux/amd64")[0].Entries.Select(x => x.Path).ToHashSet();
        paths.ShouldContain("var/lib/dpkg/status.d/libc6");
        paths.ShouldContain("usr/lib/os-release");
        paths.ShouldContain("etc/passwd");
        paths.ShouldContain("etc/ssl/certs/ca-certificates.crt");
        paths.ShouldNotContain("etc/hostname");
        paths.ShouldNotContain("etc/resolv.conf");
    }

    [EngineFact]
    public void The_config_names_user_entry_point_and_health_and_nothing_of_the_commit()
    {
        using var index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(demo.Layout, "index.json")));
        var record = demo.Record(demo.Checkout);
        index.RootElement.GetProperty("manifests")[0].GetProperty("digest").GetString().ShouldBe(record.Index);
        foreach (var image in record.Images)
        {
            using var config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(demo.Layout, OciLayout.PathOf(Digest.Parse(image.Config)))));
            var container = config.RootElement.GetProperty("config");
            container.GetProperty("User").GetString().ShouldBe("10001:10001");
            container.GetProperty("Entrypoint").EnumerateArray().Select(x => x.GetString()).ShouldBe(["/opt/venv/bin/python", "-m", "vad"]);
            container.GetProperty("Healthcheck").GetProperty("Test")[0].GetString().ShouldBe("CMD");
            container.GetProperty("Labels").EnumerateObject().Select(x => x.Name).ShouldBe(["org.opencontainers.image.title"]);
            config.RootElement.GetProperty("created").GetString().ShouldBe("1980-01-01T00:00:00Z");
        }
    }

    [EngineFact]
    [Trait("Row", "F6")]
    public void The_images_are_at_most_60_and_52_MB_bytecode_counted_apart()
    {
        var images = demo.Record(demo.Checkout)
            .Layers.Where(x => x.Maker != nameof(LayerMaker.Bytecode))
            .GroupBy(x => x.Id[..x.Id.LastIndexOf('/')])
            .ToDictionary(x => x.Key, x => x.Sum(y => y.BytesOut));
        images["linux/amd64"].ShouldBeLessThan(60_000_000);
        images["linux/arm64"].ShouldBeLessThan(52_000_000);
    }

    [EngineFact]
    [Trait("Row", "R2")]
    public void Layers_are_ordered_by_how_often_they_change_and_shared_between_platforms_where_equal()
    {
        var record = demo.Record(demo.Checkout);
        foreach (var platform in (string[])["linux/amd64", "linux/arm64"])
        {
            var makers = record.Layers.Where(x => x.Id.StartsWith(platform, StringComparison.Ordinal)).Select(x => Enum.Parse<LayerMaker>(x.Maker)).ToList();
            makers.ShouldBe(makers.Order());
        }
        foreach (var shared in (string[])["app", "model", "venv"])
            record.Layers.Where(x => x.Id.EndsWith("/" + shared, StringComparison.Ordinal)).Select(x => x.Digest).Distinct().ShouldHaveSingleItem();
    }
}
