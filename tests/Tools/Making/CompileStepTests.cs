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

    public void Dispose() => _folder.Dispose();
}
