using System.Text.RegularExpressions;
using Slipway.Tools.Processes;

namespace Slipway.Targets.Tests.Locks;

[Trait("Row", "L2")]
[Trait("Row", "L4")]
[Trait("Row", "U2")]
public sealed class VerifyLockTargetTests : IDisposable
{
    private const string Lock = "requirements/locks/public/minimal-torch.cpu.amd64.txt";
    private const string Wheels = "requirements/locks/debian/minimal-onnx.cpu.amd64.txt";
    private const string Debs = "requirements/locks/debian/minimal-onnx.cpu.amd64.debs.txt";
    private readonly LockCheckout _checkout = new();

    [Fact]
    public async Task Nothing_is_wrong_with_the_committed_locks()
    {
        var run = await _checkout.RunAsync("VerifyLock");
        run.ExitCode.ShouldBe(0, Said(run));
        run.Output.ShouldContain("22 locks, ");
    }

    [Fact]
    public async Task Every_damage_of_every_lock_comes_with_its_line()
    {
        var lines = File.ReadAllLines(_checkout[Lock]);
        var (first, second) = (Array.FindIndex(lines, x => x.StartsWith("click==", StringComparison.Ordinal)), lines.Length - 1);
        lines[first] = Regex.Replace(lines[first], " --hash=sha256:[0-9a-f]+", "");
        lines[second] = "<<<<<<< HEAD";
        File.WriteAllLines(_checkout[Lock], lines);
        _checkout.Edit(Debs, " amd64 sha256:", " amd64 md5:");
        var run = await _checkout.RunAsync("VerifyLock");
        run.ExitCode.ShouldBe(2, Said(run));
        Said(run).ShouldContain($"SLP204 {Lock}:{first + 1}");
        Said(run).ShouldContain($"SLP203 {Lock}:{second + 1}");
        Said(run).ShouldContain($"SLP458 {Debs}");
        Said(run).ShouldNotContain("   at Slipway");
    }

    [Fact]
    public async Task Stale_locks_are_all_named_with_what_changed_and_the_command()
    {
        File.AppendAllText(_checkout["requirements", "minimal-onnx.in"], "no-such-project\n");
        File.AppendAllText(_checkout["requirements", "cpu-excludes.txt"], "another-thing\n");
        var run = await _checkout.RunAsync("VerifyLock");
        run.ExitCode.ShouldBe(6, Said(run));
        var text = Said(run);
        text.ShouldContain("SLP241 requirements/locks/public/minimal-onnx.cpu.amd64.txt is out of date");
        text.ShouldContain("cpu-excludes.txt has changed");
        text.ShouldContain($"SLP241 {Wheels} is out of date");
        text.ShouldContain($"SLP241 {Debs} is out of date");
        text.ShouldContain("'no-such-project' has no line in ");
        text.ShouldContain("./build.sh Lock --upstream debian --mode minimal --backend onnx --device cpu --platform linux/amd64");
        text.ShouldNotContain(Lock.Replace("torch.cpu", "torch.gpu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lock_of_another_platform_under_this_name_is_refused()
    {
        File.Copy(_checkout[Lock.Replace("amd64", "arm64", StringComparison.Ordinal)], _checkout[Lock], overwrite: true);
        var run = await _checkout.RunAsync("VerifyLock", "--mode", "minimal", "--backend", "torch", "--device", "cpu");
        run.ExitCode.ShouldBe(2, Said(run));
        Said(run).ShouldContain($"SLP242 {Lock} is a lock for something else: its head is of minimal-torch.cpu.arm64.txt");
    }

    [Theory]
    [InlineData("stale", 6)]
    [InlineData("missing", 6)]
    [InlineData("damaged", 2)]
    [InlineData("foreign", 2)]
    public async Task A_build_refuses_a_Debian_lock_in_the_words_of_VerifyLock(string damage, int exitCode)
    {
        if (damage == "stale")
            File.AppendAllText(_checkout["requirements", "minimal-onnx.in"], "# a word more\n");
        else if (damage == "missing")
            File.Delete(_checkout[Debs]);
        else if (damage == "damaged")
            _checkout.Edit(Wheels, "--hash=sha256:", "--hash=md5:");
        else
            File.Copy(_checkout[Debs.Replace("amd64", "arm64", StringComparison.Ordinal)], _checkout[Debs], overwrite: true);
        string[] selection = ["--upstream", "debian", "--mode", "minimal", "--backend", "onnx", "--platform", "linux/amd64"];
        var verified = await _checkout.RunAsync(["VerifyLock", .. selection]);
        verified.ExitCode.ShouldBe(exitCode, Said(verified));
        var built = await _checkout.RunAsync(["Explain", "--locked", .. selection]);
        built.ExitCode.ShouldBe(exitCode, Said(built));
        Problems(Said(built)).ShouldBe(Problems(Said(verified)));
        Problems(Said(built)).ShouldNotBeEmpty();
        if (exitCode == 6)
            Said(built).ShouldContain("./build.sh Lock --upstream debian");
    }

    private static IReadOnlyList<string> Problems(string text) =>
        [
            .. text.Split('\n')
                .Where(line => line.Contains("SLP", StringComparison.Ordinal))
                .Select(line => line[line.IndexOf("SLP", StringComparison.Ordinal)..]),
        ];

    private static string Said(CommandResult run) => run.Output + run.Error;

    public void Dispose() => _checkout.Dispose();
}
