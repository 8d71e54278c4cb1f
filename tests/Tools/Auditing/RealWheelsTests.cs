using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Rules;
using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Wheels;
using Slipway.Tests;
using Slipway.Tools.Tests.Wheels;

namespace Slipway.Tools.Tests.Auditing;

/// <summary>What rules say of the 24 real wheels of a FastAPI and ONNX Runtime service.</summary>
[Trait("Row", "A2")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class RealWheelsTests
{
    private const string LockPath = "locks/after.amd64.txt";

    private const string Source = """
        import numpy
        import onnxruntime
        from fastapi import FastAPI

        def answer(body):
            import orjson
            import xxhash
            return orjson.dumps(xxhash.xxh3_64_hexdigest(body))
        """;

    [Fact]
    public void Laid_out_as_Slipway_does_they_give_no_finding()
    {
        var subject = Service(Source, LayoutRules.Lean, "slipway Wheels rest");
        subject.Packages.Count.ShouldBe(24);
        subject.Packages.ShouldAllBe(x => x.LockLine != null && x.Files > 0);
        AuditRules.Find(subject).Select(x => $"{x.Severity} {x.Rule} {x.Path}: {x.What}").ShouldBeEmpty();
    }

    [Fact]
    public void Laid_out_as_pip_does_their_tests_stubs_and_headers_are_found()
    {
        var found = AuditRules.Find(Service(Source, LayoutRules.Complete, "RUN pip install -r requirements.txt"));
        found.ShouldAllBe(x => x.Severity == Severity.Waste);
        found.Select(x => x.Rule).Distinct().Order().ShouldBe(["header", "static-archive", "stub", "test-suite"]);
        found.Where(x => x.Blame.Package == "numpy 2.1.3").ShouldAllBe(x => x.Blame.LockLine == LineOf("numpy"));
    }

    [Fact]
    public void What_the_service_does_not_import_any_more_is_found_and_nothing_else()
    {
        var found = AuditRules.Find(Service(Source.Replace("    import xxhash\n", "", StringComparison.Ordinal), LayoutRules.Lean, "slipway Wheels rest"));
        found.ShouldHaveSingleItem().What.ShouldBe("neither the service, nor its command, nor any package that it reaches imports xxhash 4.1.0");
        found[0].Blame.LockLine.ShouldBe(LineOf("xxhash"));
    }

    private static string Text => File.ReadAllText(Path.Combine(UvFixture.NeedBundle(), LockPath));

    private static string LineOf(string name) =>
        $"{LockPath}:{Array.FindIndex(Text.Split('\n'), x => x.StartsWith(name + "==", StringComparison.Ordinal)) + 1}";

    private static AuditSubject Service(string source, LayoutRules rules, string instruction)
    {
        var files = Text.Split('\n').Where(x => x.Length > 0 && x[0] != '#').Select(x => x.Split(" # ")[1].Split(' ')[0]);
        var image = new AuditImage
        {
            Config = new ContainerConfig { Entrypoint = ["/opt/venv/bin/uvicorn", "main:app"], Env = ["PYTHONPATH=/app"] },
        };
        image.Layer(
            instruction,
            layer =>
            {
                foreach (var file in files)
                foreach (var entry in ComparedWheels.Layout(Path.Combine(UvFixture.NeedBundle(), "files", file), rules).Entries)
                {
                    using var content = entry.Open!();
                    using var bytes = new MemoryStream();
                    content.CopyTo(bytes);
                    layer.File(entry.Path, bytes.ToArray(), entry.Mode);
                }
            }
        );
        image.Layer("slipway App app", x => x.File("app/main.py", source));
        return image.Subject(new AuditIntent(Device.Cpu, Backend.Onnx, LockReader.Read(Text, LockPath), LockPath));
    }
}
