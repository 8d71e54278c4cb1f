using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Rules;
using Slipway.Core.Catalog;
using Slipway.Core.Locks;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Demo;

/// <summary>What the rules of an audit say of the demo's image.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "A2")]
[Trait("Row", "R1")]
public sealed class AuditRulesTests(DemoHome demo)
{
    [EngineFact]
    public void The_image_has_no_finding_of_waste_or_danger_on_either_platform()
    {
        foreach (var architecture in (string[])["amd64", "arm64"])
        {
            var path = $"requirements/locks/debian/minimal-onnx.cpu.{architecture}.txt";
            var read = LockReader.Read(File.ReadAllText(demo.Checkout[path.Split('/')]), path);
            var subject = LayoutImage.Read(demo.Layout, new AuditIntent(Device.Cpu, Backend.Onnx, read, path), architecture);
            AuditRules.Find(subject).Where(x => x.Severity != Severity.Note).Select(x => $"{x.Rule} {x.Path}: {x.What}").ShouldBeEmpty(architecture);
            // The packages were seen, with their lines of the lock.
            subject.Packages.Count(x => x.Kind == PackageKind.Python && x.LockLine is not null).ShouldBe(read.Packages.Count);
            subject.Packages.Single(x => x.Name == "onnxruntime").Bytes.ShouldBeGreaterThan(10_000_000);
        }
    }
}
