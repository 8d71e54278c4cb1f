using System.Text;
using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Rules;
using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Tests;
using static Slipway.Tests.AuditLayer;

namespace Slipway.Core.Tests.Auditing.Rules;

/// <summary>The image that everybody builds first: one stage, build tools, <c>COPY .</c>, <c>pip install</c>, and a clean-up at the end.</summary>
[Trait("Row", "A2")]
public sealed class NaiveImageTests
{
    private static readonly IReadOnlyList<Finding> s_found = AuditRules.Find(
        new AuditImage
        {
            Config = new ContainerConfig { Cmd = ["python", "main.py"], WorkingDir = "/app" },
        }
            .Layer(
                "FROM python:3.13",
                x => x.File("usr/bin/bash", "#!").File("usr/bin/apt-get", "x").File("usr/bin/passwd", "x", 0b100_111_101_101).Folder("tmp", 0b001_111_111_111)
            )
            .Layer(
                "RUN apt-get update && apt-get install -y build-essential",
                x =>
                    x.Big("var/lib/apt/lists/Packages", 20_000)
                        .Big("usr/bin/x86_64-linux-gnu-gcc-14", 9_000)
                        .Big("usr/lib/gcc/x86_64-linux-gnu/14/cc1", 30_000)
                        .Big("usr/bin/make", 200)
                        .Big("usr/include/stdio.h", 100)
                        .Big("usr/lib/x86_64-linux-gnu/libc.a", 6_000)
            )
            .Layer(
                "COPY . /app",
                x =>
                    x.File("app/main.py", "import numpy\nimport onnxruntime\n")
                        .Big("app/.git/objects/pack/a.pack", 90_000)
                        .File("app/tests/test_main.py", "import pytest\nimport pandas\n")
                        .File("app/Dockerfile", "FROM python:3.13")
                        .File("app/.env", "TOKEN=hunter2")
                        .Big("app/data.bin", 8_000)
            )
            .Layer(
                "RUN pip install -r requirements.txt",
                x =>
                    x.Package(
                            "numpy",
                            "2.2",
                            [],
                            ("numpy/__init__.py", ""),
                            ("numpy/a.pyi", "1"),
                            ("numpy/linalg/tests/test_a.py", "1"),
                            ("numpy/core/include/a.h", "1")
                        )
                        .Package("onnxruntime", "1.21", ["Requires-Dist: numpy"], ("onnxruntime/__init__.py", ""), ("onnxruntime/a.cpython-313.so", ""))
                        .Package("torch", "2.5.1", ["Requires-Dist: nvidia-cublas-cu12"], ("torch/__init__.py", ""), ("torch/lib/libtorch_cuda.so", "1"))
                        .Package("nvidia-cublas-cu12", "12.4", [], ("nvidia/cublas/lib/libcublas.so.12", "1"))
                        .Package("pandas", "2.2", [], ("pandas/__init__.py", ""))
                        .Package("pytest", "8.3", [], ("pytest/__init__.py", ""))
                        .Big($"{Site}/numpy/__pycache__/__init__.cpython-313.pyc", 100)
                        .Big("root/.cache/pip/http-v2/a", 50_000)
            )
            .Layer("RUN rm -rf /var/lib/apt/lists", x => x.Remove("var/lib/apt/lists"))
            .Layer("RUN chmod -R 777 /app", x => x.File("app/data.bin", Encoding.UTF8.GetBytes(new string('\0', 8_000)), 0b111_111_111))
            .Subject(new AuditIntent(Device.Cpu, Backend.Onnx))
    );

    [Theory]
    // The seed's words for what bloats an image.
    [InlineData("build tools", "build-tool", Severity.Waste)]
    [InlineData("full ML framework instead of inference-only build", "framework", Severity.Waste)]
    [InlineData("test dependencies left in production image", "dev-package", Severity.Waste)]
    [InlineData("unnecessary Python packages", "not-imported", Severity.Waste)]
    [InlineData("cached package downloads not cleaned up", "package-cache", Severity.Waste)]
    [InlineData("deleting in a later layer does not reduce image size", "deleted-later", Severity.Waste)]
    [InlineData("CUDA libraries add significant size", "cuda-on-cpu", Severity.Waste)]
    [InlineData("development headers", "header", Severity.Waste)]
    // What a line of its own in every such Dockerfile brings.
    [InlineData("COPY .", "build-context", Severity.Danger)]
    [InlineData("COPY .", "secret", Severity.Danger)]
    [InlineData("chmod -R", "chown-copy", Severity.Waste)]
    [InlineData("chmod -R", "world-writable", Severity.Danger)]
    [InlineData("pip install", "bytecode", Severity.Waste)]
    [InlineData("pip install", "test-suite", Severity.Waste)]
    [InlineData("pip install", "stub", Severity.Waste)]
    [InlineData("python:3.13", "setuid", Severity.Danger)]
    [InlineData("python:3.13", "package-manager", Severity.Note)]
    [InlineData("libc6-dev", "static-archive", Severity.Waste)]
    public void What_is_known_to_bloat_images_is_found(string words, string rule, Severity severity) =>
        s_found.Where(x => x.Rule == rule).ShouldContain(x => x.Severity == severity, words);

    [Fact]
    public void Each_finding_names_the_instruction_to_blame_and_what_to_do()
    {
        s_found.ShouldAllBe(x => x.Remedy.Length > 20 && x.What.Length > 10 && x.Path.Length > 0);
        s_found.Single(x => x.Rule == "package-cache").Blame.Instruction.ShouldBe("RUN pip install -r requirements.txt");
        s_found.Single(x => x.Rule == "deleted-later").Blame.Instruction.ShouldBe("RUN apt-get update && apt-get install -y build-essential");
        s_found.Where(x => x.Rule == "build-tool").ShouldAllBe(x => x.Blame.Layer == 1);
        s_found.ShouldAllBe(x => !x.ToString().Contains("hunter2"));
    }

    [Fact]
    public void The_worst_comes_first_and_no_byte_of_the_packages_is_told_twice_as_unneeded()
    {
        s_found.Select(x => x.Severity).ShouldBe(s_found.Select(x => x.Severity).OrderDescending());
        s_found
            .Where(x => x.Rule is "not-imported" or "dev-package" or "framework")
            .Select(x => x.Blame.Package)
            .ShouldBe(["pytest 8.3", "torch 2.5.1", "pandas 2.2"], ignoreOrder: true);
    }
}
