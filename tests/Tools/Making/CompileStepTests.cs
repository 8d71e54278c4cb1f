using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Making;

/// <summary>Parts of the step that compiles wheels, run by the Python of this machine.</summary>
[Trait("Row", "W2")]
public sealed class CompileStepTests : IDisposable
{
    private const string Patch = """
        diff --git a/x.py b/x.py
        --- a/x.py
        +++ b/x.py
        @@ -1,2 +1,3 @@
         one
        -two
        +2
        +three
        --- /dev/null
        +++ b/sub/new.py
        @@ -0,0 +1 @@
        +new

        """;

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("one\ntwo\n", Patch, "one\n2\nthree\n")]
    [InlineData("one\nTWO\n", Patch, "line 2 of b/x.py is not 'two'")]
    [InlineData("one\ntwo\n", "--- a/../../etc/x\n+++ b/../../etc/x\n@@ -0,0 +1 @@\n+x\n", "leads out of the source")]
    [InlineData("one\ntwo\n", "--- a/y.py\n+++ b/y.py\n@@ -1 +1 @@\n-x\n+y\n", "there is no b/y.py")]
    public async Task A_patch_is_applied_exactly_or_refused(string text, string patch, string expected)
    {
        Needs.That(ProcessRunner.Find("python3") is not null, "needs a python3 on PATH");
        File.WriteAllText(_folder["x.py"], text);
        File.WriteAllText(_folder["p.diff"], patch);
        var call = "import runpy, sys; m = runpy.run_path(sys.argv[1]); m['apply']('p.diff', open(sys.argv[2] + '/p.diff').read(), sys.argv[2])";
        var step = Path.Combine(Repository.Root, "dockerfiles", "steps", "prepare-source.py");
        var run = await ProcessRunner.RunAsync(new Command("python3", ["-c", call, step, _folder.Path]));
        if (run.ExitCode == 0)
            (File.ReadAllText(_folder["x.py"]), File.ReadAllText(_folder["sub", "new.py"])).ShouldBe((expected, "new\n"));
        else
            run.Output.ShouldMatch($"compile-wheel: failed .*{System.Text.RegularExpressions.Regex.Escape(expected)}");
    }

    [Theory]
    [InlineData(1, "rust", "error: can't find Rust compiler")]
    [InlineData(1, "rust", "  maturin failed", "error: rustc, the rust compiler, is not installed or not in PATH")]
    [InlineData(1, "memory", "x.c: In function", "gcc: fatal error: Killed signal terminated program cc1")]
    [InlineData(-9, "memory", "anything")]
    [InlineData(1, "requires", "Traceback", "ModuleNotFoundError: No module named 'maturin'")]
    [InlineData(1, "compiler", "a.c:1:2: error: expected ';'")]
    public async Task What_a_failed_build_said_tells_why_it_failed(int code, string kind, params string[] said)
    {
        Needs.That(ProcessRunner.Find("python3") is not null, "needs a python3 on PATH");
        // On a machine that has Rust its build would have found it.
        var call =
            "import os, runpy, sys; os.environ['PATH'] = ''; m = runpy.run_path(sys.argv[1]); b = object.__new__(m['Build']); b.jobs, b.backend = 3, 'x'; "
            + "b.explain(sys.argv[3:], int(sys.argv[2]))";
        var step = Path.Combine(Repository.Root, "dockerfiles", "steps", "compile-wheel.py");
        var run = await ProcessRunner.RunAsync(new Command("python3", ["-c", call, step, $"{code}", .. said]));
        run.Output.ShouldContain($"\"kind\": \"{kind}\"", customMessage: run.Output + run.Error);
        if (kind == "memory")
            run.Output.ShouldContain("\"jobs\": 3");
    }

    [Theory]
    [Trait("Row", "W5")]
    [InlineData("cp313-cp313-manylinux_2_17_x86_64", true, "cp313-cp313-linux_x86_64")]
    [InlineData("py3-none-any", true, "py3-none-linux_x86_64")]
    [InlineData("cp313-cp313-linux_x86_64", false, "cp313-cp313-linux_x86_64")]
    [InlineData("py3-none-any", false, "py3-none-any")]
    public async Task A_wheel_says_the_platform_that_it_was_made_on_whatever_its_back_end_claims(string claimed, bool hasObjects, string tag)
    {
        Needs.That(ProcessRunner.Find("python3") is not null, "needs a python3 on PATH");
        var call = "import runpy, sys; print(runpy.run_path(sys.argv[1])['honest'](sys.argv[2], 'x86_64', sys.argv[3] == 'True'))";
        var step = Path.Combine(Repository.Root, "dockerfiles", "steps", "finish-wheel.py");
        (await ProcessRunner.RunAsync(new Command("python3", ["-B", "-c", call, step, claimed, $"{hasObjects}"]))).Output.Trim().ShouldBe(tag);
    }

    public void Dispose() => _folder.Dispose();
}
