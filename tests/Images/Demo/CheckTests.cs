using Slipway.Images.Tests.Engine;
using Slipway.Tools.Processes;
using Slipway.Tools.Records;

namespace Slipway.Images.Tests.Demo;

/// <summary>The service's tests as a target: in the image as it is shipped, as its user, on a read-only root.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "K5")]
public sealed class CheckTests(DemoHome demo)
{
    private const string Surroundings = """
        import os, socket, sys, tempfile, unittest
        import packaging, pytest

        class Surroundings(unittest.TestCase):
            def test_the_user_is_the_images(self): self.assertEqual((10001, 10001), (os.getuid(), os.getgid()))
            def test_it_may_do_nothing_special(self): self.assertIn("CapEff:\t0000000000000000", open("/proc/self/status").read())
            def test_nothing_of_the_image_can_be_written(self):
                for folder in ("/", "/app", "/opt/venv", "/opt/check", "/home/app", "/tmp"):
                    with self.assertRaises(OSError, msg=folder): open(folder + "/x", "w")
            def test_a_test_has_a_folder_to_write_to(self):
                with tempfile.NamedTemporaryFile() as file: self.assertTrue(file.name.startswith("/opt/check/tmp/"))
            def test_there_is_no_network_but_loopback(self):
                self.assertEqual(["lo"], os.listdir("/sys/class/net"))
                with socket.create_server(("127.0.0.1", 0)): pass
            def test_the_shipped_modules_come_first(self):
                self.assertTrue(packaging.__file__.startswith("/opt/venv/"), packaging.__file__)
                self.assertTrue(pytest.__file__.startswith("/opt/check/lib/"), pytest.__file__)
                self.assertEqual("/app", os.environ["PYTHONPATH"])
                self.assertNotIn("/opt/check/lib", sys.path[:-1])
        """;

    [EngineFact]
    [Trait("Row", "R1")]
    [Trait("Row", "R5")]
    public async Task The_demos_own_tests_pass_in_the_shipped_image_and_are_not_run_again()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        var run = await checkout.RunAsync("Check", "--upstream", "debian");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        // A home that is kept has them passed for this digest, if nothing of the image or the tests changed since.
        run.Output.ShouldMatch(@"the service's tests linux/amd64: (recorded|passed \([6-9][0-9] passed in )");
        var again = await checkout.RunAsync("Check", "--upstream", "debian");
        again.Output.ShouldContain("the service's tests linux/amd64: recorded");
        again.Output.ShouldContain("made 0 of ");

        var shipped = demo.Record(demo.Checkout).Layers.Where(x => x.Id.StartsWith("linux/amd64/", StringComparison.Ordinal)).Select(x => x.Digest).ToList();
        var layers = new RecordFiles(demo.Home, checkout.Root).Last("minimal-onnx-cpu-check")!.Layers;
        layers.Take(shipped.Count).Select(x => x.Digest).ShouldBe(shipped);
        layers.Skip(shipped.Count).Select(x => x.Maker).ShouldBe(["TestTools", "TestModel", "Tests"]);
        layers.Skip(shipped.Count).Sum(x => x.BytesOut).ShouldBeLessThan(3_000_000);
    }

    [EngineFact]
    [Trait("Row", "R1")]
    public async Task Tests_see_the_image_as_it_is_shipped_and_all_runs_them_again()
    {
        using var own = new ProductCheckout(demo.Home, "test_surroundings.py", Surroundings);
        var run = await own.CheckAsync("--all");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldContain("the service's tests linux/amd64: passed (6 passed in ");
        own.Record("minimal-onnx-cpu-check").Tests!.Single().ShouldSatisfyAllConditions(x => x.Passed.ShouldBe(6), x => x.Platform.ShouldBe("linux/amd64"));
        (await own.CheckAsync()).Output.ShouldContain("the service's tests linux/amd64: recorded");
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task Tests_that_fail_are_named_end_with_5_and_are_not_recorded()
    {
        using var own = new ProductCheckout(
            demo.Home,
            "test_bad.py",
            "def test_sum(): assert 1 + 1 == 3, 'a sum'\ndef test_good(): pass\ndef test_error(nothing): pass\n"
        );
        for (var i = 0; i < 2; i++)
        {
            var run = await own.CheckAsync();
            var said = run.Output + run.Error;
            run.ExitCode.ShouldBe(5, said);
            said.ShouldContain("SLP606 2 of 3 tests failed in the linux/amd64 image:");
            said.ShouldContain("test_bad.test_sum: AssertionError: a sum");
            said.ShouldContain("test_bad.test_error: failed on setup");
            var log = own.Checkout[".nuke", "temp", "slipway", "check", "linux-amd64.log"];
            said.ShouldContain($"do: read {log}");
            (await File.ReadAllTextAsync(log)).ShouldContain("fixture 'nothing' not found");
        }
    }

    [EngineFact]
    [Trait("Row", "U2")]
    [Trait("Row", "X4")]
    public async Task A_log_folder_that_is_read_only_changes_nothing_of_what_the_tests_said()
    {
        using var own = new ProductCheckout(demo.Home, "test_bad.py", "def test_sum(): assert 1 + 1 == 3, 'a sum'\n");
        var folder = own.Checkout[".nuke", "temp", "slipway", "check"];
        Directory.CreateDirectory(folder);
        (await ProcessRunner.RunAsync(new Command("mount", "-t", "tmpfs", "-o", "ro", "none", folder))).OrThrow();
        try
        {
            var run = await own.CheckAsync();
            var said = run.Output + run.Error;
            run.ExitCode.ShouldBe(5, said);
            said.ShouldContain("SLP606 1 of 1 tests failed in the linux/amd64 image:");
            said.ShouldContain("test_bad.test_sum: AssertionError: a sum");
            said.ShouldContain($"do: read the lines above; {Path.Combine(folder, "linux-amd64.log")} could not be written: Read-only file system");
        }
        finally
        {
            (await ProcessRunner.RunAsync(new Command("umount", folder))).OrThrow();
        }
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task Where_no_engine_can_run_tests_of_any_image_that_is_an_error_and_names_the_reason()
    {
        using var own = new ProductCheckout(demo.Home, "test_good.py", "def test_good(): pass\n");
        own.Checkout.Environment["DOCKER_HOST"] = $"unix://{own.Checkout["nobody.sock"]}";
        var check = own.Checkout.Command("Check", "--upstream", "debian", "--smoke", "off");
        // Root as a container has it: without the right to mount, so that no engine can be brought.
        var run = await ProcessRunner.RunAsync(
            check with
            {
                Program = "setpriv",
                Arguments = ["--bounding-set=-sys_admin", check.Program, .. check.Arguments],
            }
        );
        var said = run.Output + run.Error;
        run.ExitCode.ShouldBe(4, said);
        said.ShouldContain("SLP609 no engine can run the tests: linux/amd64: no engine: root without the right to mount and to make network interfaces");
        said.ShouldContain("do: ./build.sh Engine --start, or ./build.sh Dev --smoke off, which makes the image and runs nothing");
    }

    [EngineFact]
    [Trait("Row", "U2")]
    [Trait("Row", "X3")]
    public async Task Tests_that_do_not_end_are_ended_and_their_last_lines_shown()
    {
        using var own = new ProductCheckout(demo.Home, "test_slow.py", "import time\n\ndef test_slow():\n    time.sleep(600)\n");
        var run = await own.CheckAsync();
        run.ExitCode.ShouldBe(5, run.Output);
        (run.Output + run.Error).ShouldContain("SLP607 the tests in the linux/amd64 image had not ended after 5 s; their last lines:");
        (run.Output + run.Error).ShouldContain("| collected 1 item");
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task A_run_without_tests_or_without_an_end_of_its_own_is_no_pass()
    {
        using var none = new ProductCheckout(demo.Home, "notes.txt", "no tests\n");
        var empty = await none.CheckAsync();
        (empty.ExitCode, empty.Output + empty.Error).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(5),
            x => x.Item2.ShouldContain("SLP608"),
            x => x.Item2.ShouldContain("no test was found in the folder of service.tests")
        );
        using var dead = new ProductCheckout(demo.Home, "test_dead.py", "import os\n\ndef test_dead():\n    os._exit(0)\n");
        var ended = await dead.CheckAsync();
        ended.ExitCode.ShouldBe(5, ended.Output);
        (ended.Output + ended.Error).ShouldContain("SLP608 the tests in the linux/amd64 image came to nothing: exit code 0");
    }
}
