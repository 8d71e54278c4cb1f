using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Requirements;
using Slipway.Tests;

namespace Slipway.Core.Tests.Locks;

[Trait("Row", "L4")]
public sealed class LockInputsTests
{
    private const string Command = "./build.sh Lock --mode minimal";
    private static readonly string Folder = Path.Combine(Repository.Root, "requirements");
    private static readonly LockTarget Target = LockTarget.TryParse("mode=minimal backend=onnx device=cpu platform=linux/amd64 python=3.12 manylinux=2_28")!;

    private static byte[]? Committed(string name) => File.Exists(Path.Combine(Folder, name)) ? File.ReadAllBytes(Path.Combine(Folder, name)) : null;

    private static Func<string, byte[]?> Files(params (string Name, string Text)[] files) =>
        name => files.FirstOrDefault(file => file.Name == name).Text is { } text ? Encoding.UTF8.GetBytes(text) : null;

    private static LockInputs Small(string requirements = "numpy>=2\n", string overrides = "x ; python_version < \"3\"\n") =>
        LockInputs.Read(["a.in"], "left.txt", "over.txt", Files(("a.in", requirements), ("left.txt", "triton\n"), ("over.txt", overrides)));

    [Fact]
    public void Every_committed_lock_is_an_answer_to_the_committed_inputs()
    {
        var locks = Directory
            .EnumerateFiles(Path.Combine(Folder, "locks"), "*.txt", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".debs.txt", StringComparison.Ordinal))
            .ToList();
        foreach (var path in locks)
        {
            var read = LockReader.Read(File.ReadAllText(path), path);
            var name = LockName.TryParse(Path.GetFileName(path)).ShouldNotBeNull();
            string[] files = [$"{name.Mode}-{name.Backend}.in", $"{name.Device}.in"];
            var inputs = read.Target.Suite is null
                ? LockInputs.Read(files, name.Device == "cpu" ? "cpu-excludes.txt" : null, "overrides.txt", Committed)
                : new LockInputs(RequirementInputs.Read(files, Committed).Without("debian-excludes.txt", Committed), null, null);
            LockInputChecks.Check(path, read, inputs, Command).Select(p => p.Found).ShouldBeEmpty(path);
            LockPlacement.Check(path, read).ShouldBeEmpty(path);
            LockForm.Check(File.ReadAllText(path), path, read).ShouldBeEmpty(path);
        }
        locks.Count.ShouldBeGreaterThan(15);
    }

    [Fact]
    public void A_lock_is_made_from_its_inputs_until_one_byte_of_them_changes()
    {
        var head = Small().Head(Target, "uv 1");
        head.Lines.Select(line => line.Name).ShouldBe(["target", "inputs", "resolver", "excludes", "overrides"]);
        Small().IsMadeFrom(head).ShouldBeTrue();
        Small("numpy>=2 \n").ChangesSince(head).ShouldBe(["a.in has changed"]);
        Small(overrides: "y\n").ChangesSince(head).ShouldBe(["over.txt has changed"]);
        (Small() with { Overrides = null }).ChangesSince(head).ShouldBe(["it was made with overrides and would be made without"]);
        Small()
            .ChangesSince((Small() with { Excludes = null }).Head(Target, "uv 1"))
            .ShouldBe(["it was made without excludes and would be made with left.txt"]);
        LockInputs
            .Read(["b.in"], null, null, Files(("b.in", "-r a.in\n"), ("a.in", "x\n")))
            .ChangesSince(head)[0]
            .ShouldBe("it was made from a.in and would be made from a.in b.in");
    }

    [Fact]
    [Trait("Row", "U2")]
    public void A_stale_lock_and_what_is_wrong_in_it_are_reported_together_with_the_command()
    {
        var inputs = Small("numpy>=2.3\nclick\nuvicorn\nx\nold; python_version < \"3\"\ntriton\n");
        var read = new LockFile(Small().Head(Target, "uv 1"), [Package("numpy", "2.1.3"), Package("clock", "8")]);
        var problems = LockInputChecks.Check("l.txt", read, inputs, Command);
        problems
            .Select(p => $"{p.Number} {p.Found}")
            .ShouldBe([
                "SLP241 l.txt is out of date: a.in has changed",
                "SLP244 l.txt:8: clock is marked root, and no input names it",
                "SLP245 a.in:2: 'click' has no line in l.txt",
                "SLP245 a.in:3: 'uvicorn' has no line in l.txt",
                "SLP246 a.in:1: 'numpy>=2.3' does not take numpy 2.1.3, which l.txt has",
            ]);
        problems.ShouldAllBe(p => p.Fix.Contains(Command) && p.Family == Family.Drift);
        problems[1].Allowed.ShouldContain("click is one");
    }

    [Fact]
    public void An_override_stands_for_every_requirement_of_its_name()
    {
        var inputs = Small("numpy>=9\n", "NumPy==2.1.3\n");
        var read = new LockFile(inputs.Head(Target, "uv 1"), [Package("numpy", "2.1.3")]);
        LockInputChecks.Check("l.txt", read, inputs, Command).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("minimal-onnx.cpu.arm64.txt", "its head is of minimal-onnx.cpu.amd64.txt")]
    [InlineData("minimal.cpu.amd64.txt", "its head is of")]
    [InlineData("mine.txt", "its name is none of a lock")]
    public void A_lock_under_another_name_is_refused(string name, string says)
    {
        var read = new LockFile(Small().Head(Target, "uv 1"), []);
        var problem = LockPlacement.Check($"requirements/locks/public/{name}", read).ShouldHaveSingleItem();
        (problem.Number, problem.Found.Contains(says)).ShouldBe(("SLP242", true));
        LockPlacement.Check("requirements/locks/public/minimal-onnx.cpu.amd64.txt", read).ShouldBeEmpty();
        LockName.Of(Target).Options.ShouldBe("--mode minimal --backend onnx --device cpu --platform linux/amd64");
    }

    private static LockedPackage Package(string name, string version) =>
        new(name, version, Slipway.Core.Images.Digest.Of(name), $"{name}-{version}-py3-none-any.whl", 1, [LockedPackage.Root], false, []);
}
