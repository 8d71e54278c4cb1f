using System.Text.Json;
using Slipway.Core.Locks;
using Slipway.Images.Tests.Engine;

namespace Slipway.Images.Tests.Demo;

/// <summary>What an audit says of the demo's image.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "A1")]
[Trait("Row", "A2")]
[Trait("Row", "R1")]
public sealed class AuditRulesTests(DemoHome demo)
{
    [EngineFact]
    public async Task The_image_has_no_finding_of_waste_or_danger_on_either_platform()
    {
        var run = await demo.Checkout.RunAsync(
            "Audit",
            "--image",
            $"oci:{demo.Layout}",
            "--platform",
            "linux/amd64,linux/arm64",
            "--fail-on-findings",
            "--json"
        );
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        using var answer = JsonDocument.Parse(run.Output);
        var images = answer.RootElement.GetProperty("images").EnumerateArray().ToList();
        images.Select(x => x.GetProperty("platform").GetString()).ShouldBe(["linux/amd64", "linux/arm64"]);
        foreach (var image in images)
        {
            image.GetProperty("findings").EnumerateArray().Where(x => x.GetProperty("severity").GetString() != "note").ShouldBeEmpty();
            image.GetProperty("wasted").GetInt64().ShouldBe(0);
            image.GetProperty("budgets")[0].GetProperty("limit").GetInt64().ShouldBe(500_000_000, "the record of the build says what the image is");
            // The packages were seen, with their lines of the lock.
            var path = $"requirements/locks/debian/minimal-onnx.cpu.{image.GetProperty("platform").GetString()!["linux/".Length..]}.txt";
            var wanted = LockReader.Read(await File.ReadAllTextAsync(demo.Checkout[path.Split('/')]), path).Packages.Count;
            var packages = image.GetProperty("packages").EnumerateArray().ToList();
            packages.Count(x => x.TryGetProperty("lockLine", out var line) && line.GetString()!.StartsWith(path, StringComparison.Ordinal)).ShouldBe(wanted);
            packages.Single(x => x.GetProperty("name").GetString() == "onnxruntime").GetProperty("bytes").GetInt64().ShouldBeGreaterThan(10_000_000);
        }
        answer.RootElement.GetProperty("sharing").GetProperty("parts").GetArrayLength().ShouldBe(2);
    }
}
