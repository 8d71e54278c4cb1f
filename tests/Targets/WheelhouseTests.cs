using Slipway.Images.Tests.Demo;
using Slipway.Tools;
using Slipway.Tools.Processes;

namespace Slipway.Targets.Tests;

/// <summary>Wheelhouse as it is typed: what it refuses, and what it does with the wheels of the Debian selection.</summary>
[Trait("Row", "W4")]
public sealed class WheelhouseTests
{
    private static readonly string[] s_selection = ["--upstream", "debian", "--platform", "linux/amd64"];

    [Theory]
    [Trait("Row", "U2")]
    [InlineData("Wheelhouse --serve example.com:80", "SLP161 --serve cannot be 'example.com:80'")]
    [InlineData("Wheelhouse Runtime --output out/x", "SLP163 --output of Wheelhouse and Runtime in one run")]
    [InlineData("Wheelhouse Runtime --serve", "SLP163 --serve of Wheelhouse and Runtime in one run")]
    [InlineData("Wheelhouse --serve 127.0.0.1:1 127.0.0.1:2", "SLP105 --serve has 2 values")]
    public async Task What_cannot_be_done_is_refused_before_anything_is_done(string words, string expected)
    {
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home["home"]);
        var run = await checkout.RunAsync([.. words.Split(' '), .. s_selection]);
        run.ExitCode.ShouldBe(2, run.Output + run.Error);
        (run.Output + run.Error).ShouldContain(expected);
        Directory.Exists(home["home"]).ShouldBeFalse();
    }

    [Theory]
    [Trait("Row", "U2")]
    [InlineData("20 GB", 2, "SLP160 SLIPWAY_STORE_LIMIT cannot be '20 GB'")]
    [InlineData("20GB", 0, "")]
    public async Task The_variable_of_the_limit_is_checked_at_the_start(string value, int exitCode, string expected)
    {
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home["home"]);
        checkout.Environment["SLIPWAY_STORE_LIMIT"] = value;
        var run = await checkout.RunAsync(["Explain", .. s_selection]);
        run.ExitCode.ShouldBe(exitCode, run.Output + run.Error);
        (run.Output + run.Error).ShouldContain(expected);
    }

    [Fact]
    [Trait("Row", "W1")]
    [Trait("Row", "X1")]
    public async Task Wheels_come_once_are_checked_repaired_exported_served_and_evicted()
    {
        using var checkout = new DemoCheckout(SlipwayHome.FromEnvironment().Root);
        using var home = new TempFolder();
        // Packages and wheels of the user's own store where they are there, so that little is fetched; what the test damages is a copy.
        (await checkout.RunAsync(["Wheelhouse", .. s_selection])).OrThrow();
        await CopyAsync(Path.Combine(SlipwayHome.FromEnvironment().Store, "blobs"), home["home", "store", "blobs"]);
        checkout.Environment["SLIPWAY_HOME"] = home["home"];
        var output = home["out"];

        var first = (await checkout.RunAsync(["Wheelhouse", .. s_selection, "--output", output])).OrThrow().Output;
        first.ShouldContain("0 converted from Debian packages");
        first.ShouldMatch(@"Wheelhouse: .*/out: [0-9]{2,} files added, 0 found \(minimal-onnx\.cpu\.amd64\.txt\)");
        (await checkout.RunAsync(["Wheelhouse", .. s_selection, "--output", output])).OrThrow().Output.ShouldMatch(": 0 files added, [0-9]{2,} found");

        var wheel = Directory.GetFiles(output, "pydantic-*.whl").Single();
        var digest = Core.Images.Digest.Of(File.ReadAllBytes(wheel));
        // Not written into: the file is shared with the user's store.
        var entry = home["home", "store", "blobs", "sha256", digest.Hex];
        File.Delete(entry);
        File.WriteAllBytes(entry, [(byte)~File.ReadAllBytes(wheel)[0], .. File.ReadAllBytes(wheel)[1..]]);
        checkout.Environment["SLIPWAY_STORE_LIMIT"] = "0GB";
        var check = (await checkout.RunAsync(["Wheelhouse", .. s_selection, "--all"])).OrThrow().Output;
        check.ShouldContain($"SLP520 blobs/sha256/{digest.Hex} is damaged");
        check.ShouldContain("1 converted from Debian packages");
        check.ShouldMatch(@"Store: [0-9]+ entries evicted \([0-9.]+ GB\), those that were used least recently");
        File.ReadAllBytes(entry).ShouldBe(File.ReadAllBytes(wheel));
        await ServedAsync(checkout);
    }

    [Fact]
    [Trait("Row", "X3")]
    public async Task A_run_that_only_reads_works_on_a_read_only_disk()
    {
        using var checkout = new DemoCheckout(SlipwayHome.FromEnvironment().Root);
        (await checkout.RunAsync(["Wheelhouse", .. s_selection])).OrThrow();
        var home = SlipwayHome.FromEnvironment().Root;
        var command = checkout.Command(["Wheelhouse", .. s_selection, "--output", "out/wheels"]);
        const string script = "mount --rbind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" || exit 98; touch \"$0/x\" && exit 97; exec \"$@\"";
        var run = await ProcessRunner.RunAsync(
            command with
            {
                Program = "unshare",
                Arguments = ["--map-root-user", "--mount", "sh", "-c", script, home, command.Program, .. command.Arguments],
            }
        );
        Needs.That(run.ExitCode != 98, $"this user may not mount: {run.Error}");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldMatch("[0-9]{2,} wheels in the store, 0 converted");
        run.Output.ShouldMatch("out/wheels: [0-9]{2,} files added");
    }

    private static async Task ServedAsync(DemoCheckout checkout)
    {
        using var stop = new CancellationTokenSource();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var address = new TaskCompletionSource<string>();
        var run = ProcessRunner.RunAsync(
            checkout.Command(["Wheelhouse", .. s_selection, "--serve", "127.0.0.1:0"]),
            line =>
            {
                if (line.Contains("--index-url", StringComparison.Ordinal))
                    address.TrySetResult(line.Split("--index-url ")[1].Split(' ')[0]);
            },
            stop.Token
        );
        await Task.WhenAny(address.Task, run);
        (await http.GetStringAsync($"{await address.Task}pydantic/")).ShouldContain("pydantic-");
        await stop.CancelAsync();
        await run.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static async Task CopyAsync(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        (await ProcessRunner.RunAsync(new Command("sh", "-c", "cp -al \"$0\" \"$1\" || cp -a \"$0\" \"$1\"", from, to))).OrThrow();
    }
}
