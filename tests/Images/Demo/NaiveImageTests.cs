using System.Text.Json;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Demo;

/// <summary>The image that everybody builds first, really built: one stage, build tools, <c>COPY .</c>, <c>pip install</c>, a clean-up at the end. Then the target looks into it.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "A1")]
[Trait("Row", "A2")]
[Trait("Row", "A3")]
[Trait("Row", "R1")]
public sealed class NaiveImageTests(DemoHome demo)
{
    private const string Name = "naive/service:1";

    private const string Dockerfile = """
        FROM base
        WORKDIR /app
        COPY . /app
        RUN python3 -m pip install --break-system-packages --no-index --find-links=wheels -r requirements.txt
        RUN rm -rf wheels && chmod -R 777 /app/data
        CMD ["python3", "main.py"]

        """;

    /// <summary>What a requirements file has that was copied from another project.</summary>
    private static readonly string[] s_wheels =
    [
        "annotated_doc",
        "annotated_types",
        "anyio",
        "build",
        "click",
        "cython",
        "fastapi",
        "h11",
        "idna",
        "numpy",
        "opentelemetry_api",
        "packaging",
        "pydantic",
        "pydantic_core",
        "pyproject_hooks",
        "starlette",
        "typing_extensions",
        "typing_inspection",
        "xxhash",
    ];

    [EngineFact]
    public async Task The_naive_image_of_a_service_yields_the_findings_that_the_seed_names()
    {
        var bundle = UvFixture.NeedBundle();
        using var folder = new TempFolder();
        await NaiveBase.WriteAsync(demo.Home, folder["base"]);
        Service(folder["service"], Path.Combine(bundle, "files"));
        using var docker = await DockerCli.StartAsync(demo.Home);
        await docker.MustAsync(folder["service"], $"buildx build --build-context base=oci-layout://{folder["base"]}:1 --network none -t {Name} --load .");

        var run = await demo.Checkout.RunAsync("Audit", "--image", $"engine:{Name}", "--json", "--fail-on-findings");

        run.ExitCode.ShouldBe(7, run.Output + run.Error);
        run.Error.ShouldContain("SLP662");
        using var answer = JsonDocument.Parse(run.Output);
        var image = answer.RootElement.GetProperty("images")[0];
        var found = image.GetProperty("findings").EnumerateArray().Select(Rule).ToList();
        foreach (
            var rule in (string[])
                [
                    // The seed: build tools, headers, test and unnecessary packages, bytecode and tests, deleting in a later layer; and what COPY . brings.
                    "build-tool",
                    "header",
                    "static-archive",
                    "dev-package",
                    "not-imported",
                    "test-suite",
                    "deleted-later",
                    "build-context",
                    "world-writable",
                    "secret",
                    "chown-copy",
                    "bytecode",
                    "stub",
                    "package-manager",
                ]
        )
            found.Select(x => x.Rule).ShouldContain(rule, $"of {string.Join(", ", found.Select(x => x.Rule).Distinct())}");
        found.Single(x => x is { Rule: "deleted-later", Path: "app/wheels" }).Instruction.ShouldContain("COPY . /app");
        found.ShouldContain(x => x.Rule == "not-imported" && x.Package.StartsWith("xxhash ", StringComparison.Ordinal));
        found.ShouldAllBe(x => x.Remedy.Length > 10);
        // A folder that one layer brings and the next one deletes is free as dive counts, and 25 MB as a registry does.
        image.GetProperty("wasted").GetInt64().ShouldBe(2_000_000);
        image.GetProperty("deleted").GetInt64().ShouldBeGreaterThan(20_000_000);
        image.GetProperty("replaced").GetInt64().ShouldBe(1_000_000);
        // Not a word of a secret's content.
        run.Output.ShouldNotContain("hunter2");
    }

    private static (string Rule, string Path, string Instruction, string Package, string Remedy) Rule(JsonElement finding)
    {
        var blame = finding.GetProperty("blame");
        return (
            finding.GetProperty("rule").GetString()!,
            finding.GetProperty("path").GetString()!,
            blame.GetProperty("instruction").GetString()!,
            blame.TryGetProperty("package", out var package) ? package.GetString() ?? "" : "",
            finding.GetProperty("remedy").GetString()!
        );
    }

    private static void Service(string folder, string wheels)
    {
        Directory.CreateDirectory(Path.Combine(folder, "wheels"));
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        Directory.CreateDirectory(Path.Combine(folder, "tests"));
        Directory.CreateDirectory(Path.Combine(folder, ".git", "objects"));
        foreach (var file in Directory.EnumerateFiles(wheels, "*.whl").Where(IsWanted))
            File.Copy(file, Path.Combine(folder, "wheels", Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folder, "Dockerfile"), Dockerfile);
        File.WriteAllText(Path.Combine(folder, "requirements.txt"), "fastapi\nnumpy\nxxhash\ncython\nbuild\n");
        File.WriteAllText(Path.Combine(folder, "main.py"), "import numpy\nfrom fastapi import FastAPI\n\napp = FastAPI()\n");
        File.WriteAllText(Path.Combine(folder, "tests", "test_main.py"), "import main\n");
        File.WriteAllText(Path.Combine(folder, ".env"), "TOKEN=hunter2\n");
        File.WriteAllBytes(Path.Combine(folder, ".git", "objects", "pack"), new byte[2_000_000]);
        File.WriteAllBytes(Path.Combine(folder, "data", "model.bin"), new byte[1_000_000]);
    }

    private static bool IsWanted(string path)
    {
        var parts = Path.GetFileNameWithoutExtension(path).Split('-');
        return s_wheels.Contains(parts[0]) && (parts[^1] == "any" || parts[^1].EndsWith(HandMadeImage.Platform.Machine, StringComparison.Ordinal));
    }
}
