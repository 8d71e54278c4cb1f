using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Requirements;
using Slipway.Tests;

namespace Slipway.Core.Tests.Locks.Requirements;

[Trait("Row", "L1")]
public sealed class RequirementInputsTests
{
    private static Func<string, byte[]?> Files(params (string Name, string Text)[] files) =>
        name => files.FirstOrDefault(file => file.Name == name).Text is { } text ? Encoding.UTF8.GetBytes(text) : null;

    [Fact]
    public void Included_files_come_first_and_each_once()
    {
        var inputs = RequirementInputs.Read(
            ["onnx.in", "cpu.in"],
            Files(
                ("minimal.in", "# c\nFastAPI>=0.1\nuvicorn[standard]\n"),
                ("onnx.in", "-r minimal.in\nonnxruntime>=1\nfastapi\n"),
                ("cpu.in", "-r minimal.in\n")
            )
        );
        inputs.Files.ShouldBe(["minimal.in", "onnx.in", "cpu.in"]);
        inputs.Names.ShouldBe(["fastapi", "uvicorn", "onnxruntime"]);
        inputs.Roots.Select(root => root.Place.ToString()).ShouldBe(["minimal.in:2", "minimal.in:3", "onnx.in:2", "onnx.in:3"]);
        inputs.Digest.ShouldBe(Digest.Of("# c\nFastAPI>=0.1\nuvicorn[standard]\n-r minimal.in\nonnxruntime>=1\nfastapi\n-r minimal.in\n"));
    }

    [Fact]
    public void A_file_is_included_from_the_folder_of_the_file_that_asks() =>
        RequirementInputs
            .Read(["a/x.in"], Files(("a/x.in", "-r ../b/./y.in\n-r z.in\n"), ("b/y.in", "y\n"), ("a/z.in", "z\n")))
            .Files.ShouldBe(["b/y.in", "a/z.in", "a/x.in"]);

    [Fact]
    public void What_one_more_file_names_is_left_out_and_the_file_counts_as_an_input()
    {
        var read = Files(("a.in", "one\ntwo\n"), ("left-out.txt", "TWO  # not there\n"));
        var inputs = RequirementInputs.Read(["a.in"], read).Without("left-out.txt", read);
        (string.Join(' ', inputs.Names), string.Join(' ', inputs.Files)).ShouldBe(("one", "a.in left-out.txt"));
        inputs.Digest.ShouldBe(Digest.Of("one\ntwo\nTWO  # not there\n"));
    }

    [Fact]
    [Trait("Row", "U2")]
    public void All_mistakes_of_all_files_are_reported_together_with_their_lines()
    {
        var problems = Should
            .Throw<SlipwayException>(() =>
                RequirementInputs.Read(
                    ["a.in"],
                    Files(("a.in", "-r b.in\n-r gone.in\n--index-url https://example.invalid\n"), ("b.in", "x\n-r a.in\nx>>1\n./y\n"))
                )
            )
            .Problems;
        problems
            .Select(p => $"{p.Number} {p.Found.Split(' ')[0]}")
            .ShouldBe(["SLP213 b.in:3:", "SLP217 b.in:2:", "SLP218 b.in:4:", "SLP216 a.in:2:", "SLP218 a.in:3:"]);
        problems[1].Found.ShouldContain("a.in -> b.in -> a.in");
    }

    [Fact]
    public void A_file_of_other_bytes_than_text_is_refused() =>
        Should.Throw<SlipwayException>(() => RequirementInputs.Read(["a.in"], _ => [0xff, 0xfe])).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP219");

    [Fact]
    public void The_committed_inputs_are_those_that_the_committed_locks_name()
    {
        var folder = Path.Combine(Repository.Root, "requirements");
        var read = (string name) => File.Exists(Path.Combine(folder, name)) ? File.ReadAllBytes(Path.Combine(folder, name)) : null;
        var locks = Directory.GetFiles(Path.Combine(folder, "locks", "public"), "*.txt");
        foreach (var path in locks)
        {
            var name = Path.GetFileName(path).Split('.');
            var inputs = RequirementInputs.Read([$"{name[0]}.in", $"{name[1]}.in"], read);
            LockReader.Read(File.ReadAllText(path), path).Head.Value("inputs").ShouldBe(inputs.Head, path);
        }
        locks.Length.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void An_input_that_a_chosen_version_does_not_meet_is_found()
    {
        var inputs = RequirementInputs.Read(["a.in"], Files(("a.in", "numpy>=2.2\nclick\nold<1; python_version < \"3\"\nother>=1\n")));
        var chosen = new Dictionary<string, string>
        {
            ["numpy"] = "2.1.9",
            ["click"] = "8",
            ["old"] = "5",
        };
        var unmet = UnmetRequirement
            .Among(inputs.Roots, MarkerEnvironment.Of(new WheelTarget(13, "x86_64", null)), chosen.GetValueOrDefault)
            .ShouldHaveSingleItem();
        (unmet.Root.Place.ToString(), unmet.Root.Requirement.ToString(), unmet.Version).ShouldBe(("a.in:1", "numpy>=2.2", "2.1.9"));
    }
}
