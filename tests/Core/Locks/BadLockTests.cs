using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Tests;

namespace Slipway.Core.Tests.Locks;

[Trait("Row", "L4")]
public sealed class BadLockTests
{
    private const string Hash = "--hash=sha256:0000000000000000000000000000000000000000000000000000000000000001";

    private const string Head =
        "# slipway-lock 1\n"
        + "# target: mode=minimal device=cpu platform=linux/amd64 python=3.13 manylinux=2_28\n"
        + "# inputs: sha256:1111111111111111111111111111111111111111111111111111111111111111  minimal.in\n"
        + "# resolver: uv 0.13.8\n";

    [Fact]
    public void All_mistakes_are_reported_together_with_their_lines()
    {
        var text =
            Head
            + $"anyio==4.16.0 # anyio-4.16.0-py3-none-any.whl 134521 via root\n"
            + $"click==8.5.1 {Hash} # click-8.5.1-py3-none-any.whl many via root\n"
            + $"what is this\n"
            + $"h11==0.16.0 {Hash} # h11-0.16.0-py3-none-any.whl 37515 via uvicorn\n"
            + $"H11==0.15.0 {Hash} # h11-0.15.0-py3-none-any.whl 37515 via uvicorn\n"
            + $"numpy==2.1.3 {Hash} # numpy-2.1.3-cp312-cp312-manylinux_2_17_x86_64.whl 5 via root\n"
            + $"xxhash==4.1.0 {Hash} # xxhash-4.0.2-cp313-cp313-manylinux2014_x86_64.whl 5 via root\n"
            + $"idna==a.b {Hash} # idna-3.20-py3-none-any.whl 5 via root\n";
        Numbers(text).ShouldBe(["5 SLP204", "6 SLP207", "7 SLP203", "9 SLP205", "10 SLP208", "11 SLP209", "12 SLP210"], ignoreOrder: true);
    }

    [Fact]
    public void An_unknown_parent_is_named_with_the_one_that_was_meant()
    {
        var text =
            Head
            + $"h11==0.16.0 {Hash} # h11-0.16.0-py3-none-any.whl 37515 via uvicron\n"
            + $"uvicorn==0.54.0 {Hash} # uvicorn-0.54.0-py3-none-any.whl 87427 via root\n";
        var problem = Problems(text).ShouldHaveSingleItem();
        problem.Number.ShouldBe("SLP206");
        problem.Found.ShouldStartWith("l.txt:5: h11 ");
        problem.Allowed.ShouldContain("did you mean uvicorn?");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("5k")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    [InlineData("??")]
    public void A_size_is_a_number_or_a_question_mark(string size) =>
        Numbers(Head + $"h11==0.16.0 {Hash} # h11-0.16.0-py3-none-any.whl {size} via root\n").ShouldBe(["5 SLP207"]);

    [Theory]
    [InlineData("--hash=sha256:00")]
    [InlineData("--hash=md5:d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData(
        "--hash=sha256:0000000000000000000000000000000000000000000000000000000000000001 --hash=sha256:0000000000000000000000000000000000000000000000000000000000000002"
    )]
    public void A_package_has_exactly_one_sha256(string hash) =>
        Numbers(Head + $"h11==0.16.0 {hash} # h11-0.16.0-py3-none-any.whl 5 via root\n").ShouldBe(["5 SLP204"]);

    [Theory]
    [InlineData("h11-0.16.0.tar.gz 5 via root")]
    [InlineData("../h11-0.16.0-py3-none-any.whl 5 via root")]
    [InlineData("h11-0.16.0-py3-none-any.whl 5 via root (sdist)")]
    [InlineData("sub/h11-0.16.0.tar.gz 5 via root (sdist)")]
    public void The_file_is_one_of_the_package(string rest) => Numbers(Head + $"h11==0.16.0 {Hash} # {rest}\n").ShouldBe(["5 SLP209"]);

    [Theory]
    [InlineData("")]
    [InlineData("# slipway-lock 2\n")]
    [InlineData("h11==0.16.0\n")]
    public void A_file_of_another_format_is_no_lock(string text) => Problems(text).ShouldHaveSingleItem().Number.ShouldBe("SLP201");

    [Theory]
    [InlineData("# target: mode=minimal device=cpu platform=linux/riscv64 python=3.13\n", "SLP211")]
    [InlineData("# target: mode=minimal device=cpu platform=linux/amd64 python=3.13.1\n", "SLP211")]
    [InlineData("# target: mode=minimal mode=full device=cpu platform=linux/amd64 python=3.13\n", "SLP211")]
    [InlineData("# target: mode=minimal device=cpu platform=linux/amd64 python=3.13 manylinux=new\n", "SLP211")]
    [InlineData("", "SLP202")]
    public void A_head_says_for_whom_the_lock_is(string line, string number)
    {
        var lines = Head.Split('\n', 3);
        Problems($"{lines[0]}\n{line}{lines[2]}").ShouldHaveSingleItem().Number.ShouldBe(number);
    }

    [Fact]
    public void A_lock_that_was_cut_off_is_refused_even_where_the_rest_of_its_last_line_can_be_read()
    {
        var line = $"h11==0.16.0 {Hash} # h11-0.16.0-py3-none-any.whl 37515 via root";
        Numbers(Head + line).ShouldBe(["5 SLP212"]);
        Numbers(Head + line[..60]).ShouldBe(["5 SLP203", "5 SLP212"]);
    }

    [Fact]
    public void A_package_that_no_input_leads_to_is_named_and_a_circle_is_none()
    {
        string Line(string name, string parents) => $"{name}==1 {Hash} # {name}-1-py3-none-any.whl 5 via {parents}\n";
        LockReader.Read(Head + Line("a", "b, root") + Line("b", "a"), "l.txt").Packages.Count.ShouldBe(2);
        Numbers(Head + Line("a", "root") + Line("b", "c") + Line("c", "b")).ShouldBe(["6 SLP243", "7 SLP243"]);
    }

    [Fact]
    public void Line_ends_of_windows_a_byte_order_mark_and_another_order_are_read_with_a_warning()
    {
        var sorted = Head + $"anyio==1 {Hash} # anyio-1-py3-none-any.whl 5 via root\nh11==1 {Hash} # h11-1-py3-none-any.whl 5 via root\n";
        LockForm.Check(sorted, "l.txt", LockReader.Read(sorted, "l.txt")).ShouldBeEmpty();
        var lines = sorted.Split('\n');
        var text = "\uFEFF" + string.Join("\r\n", [.. lines[..4], lines[5], lines[4], ""]);
        var read = LockReader.Read(text, "l.txt");
        read.Packages.Select(package => package.Name).ShouldBe(["h11", "anyio"]);
        var problem = LockForm.Check(text, "l.txt", read).ShouldHaveSingleItem();
        (problem.Number, problem.Family).ShouldBe(("SLP247", Family.Warning));
        problem.Found.ShouldEndWith("a byte order mark at the start; carriage returns from line 1 on; anyio in line 6 is not in order");
    }

    [Theory]
    [InlineData("h11-0.15.0.tar.gz")]
    [InlineData("h12-0.16.0.tar.gz")]
    [InlineData("0.16.0.tar.gz")]
    public void A_source_archive_is_one_of_the_package_too(string file) =>
        Numbers(Head + $"h11==0.16.0 {Hash} # {file} 5 via root (sdist)\n").ShouldBe(["5 SLP209"]);

    [Fact]
    public void A_line_of_the_head_comes_once() =>
        Problems(Head + "# resolver: uv 2\n").ShouldHaveSingleItem().Found.ShouldBe("l.txt: the head's resolver is 'uv 0.13.8' and 'uv 2'");

    [Fact]
    public void A_message_shows_no_control_characters_of_the_file() =>
        Problems(Head + "evil\u001b[2J\n").ShouldHaveSingleItem().Found.ShouldNotContain('\u001b');

    [Fact]
    [Trait("Row", "X4")]
    public void A_lock_of_random_changes_is_read_or_refused_and_never_anything_else()
    {
        var real = File.ReadAllText(Path.Combine(Repository.Root, "tests/data/locks/minimal.cpu.amd64.txt"));
        var random = new Random(20261121);
        var refused = 0;
        for (var round = 0; round < 400; round++)
        {
            var text = new System.Text.StringBuilder(real);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, Math.Min(random.Next(1, 200), text.Length - at)),
                    1 => text.Insert(at, (char)random.Next(1, 0x3000)),
                    _ => text.Insert(at, " # == via , ; debs \n"[random.Next(19)]),
                };
            }
            try
            {
                LockReader.Read(text.ToString(), "l.txt");
            }
            catch (SlipwayException e)
            {
                refused++;
                e.Problems.ShouldAllBe(problem => problem.Number.StartsWith("SLP20") || problem.Number.StartsWith("SLP21") || problem.Number == "SLP243");
            }
        }
        refused.ShouldBeInRange(200, 400);
    }

    private static IReadOnlyList<Problem> Problems(string text) => Should.Throw<SlipwayException>(() => LockReader.Read(text, "l.txt")).Problems;

    private static IEnumerable<string> Numbers(string text) => Problems(text).Select(problem => $"{problem.Found.Split(':')[1]} {problem.Number}");
}
