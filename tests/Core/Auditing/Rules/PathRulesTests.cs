using Slipway.Core.Auditing;
using Slipway.Tests;
using static Slipway.Tests.AuditLayer;

namespace Slipway.Core.Tests.Auditing.Rules;

[Trait("Row", "A2")]
public sealed class PathRulesTests
{
    [Theory]
    [InlineData("package-cache", "root/.cache/pip/http-v2/a/b", "Waste root/.cache/pip 5")]
    [InlineData("package-cache", "home/app/.cache/uv/wheels-v5/x", "Waste home/app/.cache/uv 5")]
    [InlineData("package-cache", "cache/archive-v0/xyz/lib.py", "Waste cache/archive-v0 5")]
    [InlineData("package-cache", "var/lib/apt/lists/mirror_Packages", "Waste var/lib/apt/lists 5")]
    [InlineData("package-cache", "var/cache/apt/archives/x.deb", "Waste var/cache/apt 5")]
    [InlineData("package-cache", "opt/conda/pkgs/numpy/x", "Waste opt/conda/pkgs 5")]
    [InlineData("package-cache", "root/.npm/_cacache/x", "Waste root/.npm/_cacache 5")]
    [InlineData("package-cache", "tmp/wheels/numpy-2.0-cp313-cp313-linux_x86_64.whl", "Waste tmp/wheels/numpy-2.0-cp313-cp313-linux_x86_64.whl 5")]
    [InlineData("package-cache", "root/.cache/huggingface/hub/model.bin", "")]
    [InlineData("package-cache", "app/lists/x", "")]
    [InlineData("package-cache", "app/pip/x", "")]
    [InlineData("package-cache", "usr/share/python-wheels/pip-25.whl", "")]
    [InlineData("build-context", "app/.git/objects/aa/bb", "Danger app/.git 5")]
    [InlineData("build-context", "app/tests/test_app.py", "Waste app/tests 5")]
    [InlineData("build-context", "srv/Dockerfile", "Waste srv/Dockerfile 5")]
    [InlineData("build-context", "app/notes.ipynb", "Waste app/notes.ipynb 5")]
    [InlineData("build-context", Site + "/torch/tests/test_x.py", "")]
    [InlineData("build-context", "usr/share/doc/x/Dockerfile", "")]
    [InlineData("build-context", "opt/venv/bin/python", "")]
    [InlineData("test-suite", Site + "/scipy/linalg/tests/test_x.py", "Waste opt/venv/lib/python3.13/site-packages/scipy/linalg/tests 5")]
    [InlineData("test-suite", "usr/lib/python3.13/test/test_x.py", "Waste usr/lib/python3.13/test 5")]
    [InlineData("test-suite", "usr/local/lib/python3.12/idlelib/idle_test/x.py", "Waste usr/local/lib/python3.12/idlelib/idle_test 5")]
    [InlineData("test-suite", Site + "/django/test/client.py", "")]
    [InlineData("test-suite", Site + "/numpy/_core/tests/_natype.py", "")]
    [InlineData("test-suite", "usr/lib/python3.13/unittest/case.py", "")]
    [InlineData("bytecode", Site + "/a/__pycache__/b.cpython-313.pyc", "Waste opt/venv/lib/python3.13/site-packages/a/__pycache__ 5")]
    [InlineData("bytecode", "app/b.pyc", "")]
    [InlineData("stub", Site + "/a/b.pyi", "Waste opt/venv/lib/python3.13/site-packages/a/b.pyi 5")]
    [InlineData("stub", Site + "/skimage/b.pyi", "")]
    [InlineData("stub", "app/b.pyi", "")]
    [InlineData("header", Site + "/torch/include/ATen/a.h", "Waste opt/venv/lib/python3.13/site-packages/torch/include/ATen/a.h 5")]
    [InlineData("header", "usr/include/linux/x", "Waste usr/include 5")]
    [InlineData("header", "usr/include/python3.13/pyconfig.h", "Waste usr/include 5")]
    [InlineData("header", Site + "/triton/backends/x.h", "")]
    [InlineData("header", "opt/python/include/pyconfig.h", "")]
    [InlineData("static-archive", "usr/lib/x86_64-linux-gnu/libc.a", "Waste usr/lib/x86_64-linux-gnu/libc.a 5")]
    [InlineData("static-archive", "usr/lib/liba.so", "")]
    [InlineData("build-tool", "usr/bin/x86_64-linux-gnu-g++-14", "Waste usr/bin/x86_64-linux-gnu-g++-14 5")]
    [InlineData("build-tool", "usr/lib/gcc/x86_64-linux-gnu/14/cc1plus", "Waste usr/lib/gcc 5")]
    [InlineData("build-tool", "usr/local/cuda-12.4/bin/nvcc", "Waste usr/local/cuda-12.4/bin/nvcc 5")]
    [InlineData("build-tool", "usr/bin/cmake", "Waste usr/bin/cmake 5")]
    [InlineData("build-tool", "usr/lib/x86_64-linux-gnu/libgcc_s.so.1", "")]
    [InlineData("build-tool", "usr/bin/asciidoc", "")]
    [InlineData("build-tool", "app/make", "")]
    [InlineData("package-manager", "bin/sh", "Note bin/sh 5")]
    [InlineData("package-manager", "usr/bin/apt-get", "Note usr/bin/apt-get 5")]
    [InlineData("package-manager", "usr/bin/python3", "")]
    [InlineData("package-manager", Site + "/pip/__init__.py", "")]
    public void A_path_is_minded_or_left_alone(string rule, string path, string findings) =>
        RuleRun.Of(rule, x => x.File(path, "12345")).Text().ShouldBe(findings);

    [Fact]
    public void Slipways_own_bytecode_is_wanted_where_its_maker_put_it()
    {
        var image = new AuditImage()
            .Layer("slipway Wheels numpy", x => x.File($"{Site}/a/b.py", "").File($"{Site}/a/__pycache__/old.pyc", "123"))
            .Layer("slipway Bytecode numpy.pyc", x => x.File($"{Site}/a/__pycache__/b.cpython-313.pyc", "12345"));
        var finding = RuleRun.Of("bytecode", image).ShouldHaveSingleItem();
        (finding.Bytes, finding.Blame.Layer).ShouldBe((3, 0));
    }

    [Fact]
    public void A_shell_in_a_Runtime_of_Slipway_is_waste_and_elsewhere_a_note()
    {
        RuleRun.Of("package-manager", x => x.File("usr/bin/dash", "1"), instruction: "slipway Base base")[0].Severity.ShouldBe(Severity.Waste);
        RuleRun.Of("package-manager", x => x.File("usr/bin/dash", "1"), instruction: "slipway Tools shell")[0].Severity.ShouldBe(Severity.Note);
        RuleRun.Of("package-manager", x => x.File("usr/bin/dash", "1"), instruction: "COPY Base base")[0].Severity.ShouldBe(Severity.Note);
    }

    [Fact]
    public void Large_packages_are_told_one_by_one_and_small_ones_together()
    {
        var image = new AuditImage().Layer(
            "RUN pip install",
            x =>
            {
                x.Package("torch", "2.5", [], ("torch/a.pyi", new string('a', 2_000_000)), ("torch/b/c.pyi", "12"));
                x.Package("six", "1.0", [], ("six.pyi", "123"));
                x.Package("seven", "1.0", [], ("seven.pyi", "1234"));
            }
        );
        var found = RuleRun.Of("stub", image);
        found.Text().ShouldBe($"Waste {Site} 7\nWaste {Site}/torch 2000002");
        found.Select(x => x.Blame.Package).ShouldBe(["torch 2.5", null]);
        found[1].What.ShouldBe("2 type stubs of several packages: Python never reads them");
    }

    [Fact]
    public void A_byte_is_counted_by_one_rule_alone()
    {
        var image = new AuditImage().Layer(
            "COPY . .",
            x => x.File("root/.cache/pip/a/tests/__pycache__/b.pyi", "12345").File($"{Site}/a/tests/__pycache__/c.pyc", "1").File("usr/include/a.a", "1")
        );
        var subject = image.Subject();
        Core.Auditing.Rules.AuditRules.Find(subject).Select(x => $"{x.Rule} {x.Bytes}").Order().ShouldBe(["header 1", "package-cache 5", "test-suite 1"]);
    }

    [Fact]
    public void Layers_are_blamed_each_for_its_own_bytes()
    {
        var image = new AuditImage()
            .Layer("RUN apt-get update", x => x.File("var/lib/apt/lists/a", "1"))
            .Layer("RUN apt-get update again", x => x.File("var/lib/apt/lists/b", "22"));
        RuleRun.Of("package-cache", image).Select(x => (x.Blame.Instruction, x.Bytes)).ShouldBe([("RUN apt-get update again", 2), ("RUN apt-get update", 1)]);
    }
}
