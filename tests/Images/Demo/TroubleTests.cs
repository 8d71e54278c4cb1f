using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Demo;

/// <summary>What a user sees when something is wrong: a number, what was found, what to do; never a stack trace.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "U2")]
public sealed class TroubleTests(DemoHome demo)
{
    [EngineFact]
    [Trait("Row", "X3")]
    public async Task No_network_to_the_mirror_is_said_with_the_mirror_and_what_to_do()
    {
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home.Path);
        SetMirror(checkout, $"http://127.0.0.1:{TestServer.FreePort()}/debian");
        Refused(await checkout.RunAsync("Wheelhouse", "--upstream", "debian"), 4, "SLP451", "127.0.0.1");
    }

    [EngineFact]
    [Trait("Row", "X2")]
    public async Task A_package_whose_bytes_are_not_those_of_the_lock_is_refused_by_name_after_a_second_try()
    {
        using var home = new TempFolder();
        using var server = new TestServer(_ => (200, new byte[1000]));
        using var checkout = new DemoCheckout(home.Path);
        SetMirror(checkout, server.Address.ToString().TrimEnd('/'));
        Refused(await checkout.RunAsync("Wheelhouse", "--upstream", "debian"), 5, "SLP301", ".deb");
        Directory.EnumerateFiles(home["store"], "*", SearchOption.AllDirectories).Where(x => x != home["store", "lock"]).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task A_requirement_that_the_suite_lacks_is_refused_with_its_name()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        File.AppendAllText(checkout["requirements", "minimal-onnx.in"], "no-such-project\n");
        Refused(await checkout.RunAsync("Wheelhouse", "--upstream", "debian"), null, "SLP452", "no-such-project");
    }

    [EngineFact]
    public async Task Locks_that_do_not_fit_the_requirements_are_refused_with_locked()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        File.AppendAllText(checkout["requirements", "minimal-onnx.in"], "# a word more\n");
        Refused(await checkout.RuntimeAsync("--locked"), 6, "SLP241", "is out of date: one of", "./build.sh Lock --upstream debian");
    }

    [EngineFact]
    [Trait("Row", "W6")]
    public async Task A_package_that_left_the_suite_is_said_resolved_anew_and_the_difference_shown_and_refused_with_locked()
    {
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home.Path);
        checkout.Edit("requirements/locks/debian/minimal-onnx.cpu.amd64.debs.txt", "pool/main/p/python-h11/", "pool/main/p/python-h11-gone/");
        Refused(await checkout.RunAsync("Wheelhouse", "--upstream", "debian", "--locked"), 6, "SLP240", "python-h11-gone");
        var run = await checkout.RunAsync("Wheelhouse", "--upstream", "debian");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldContain("resolving anew");
        File.ReadAllText(checkout["requirements", "locks", "debian", "minimal-onnx.cpu.amd64.debs.txt"]).ShouldNotContain("python-h11-gone");
    }

    [EngineFact]
    [Trait("Row", "E2")]
    public async Task Without_root_and_without_an_engine_a_smoke_test_that_was_asked_for_is_refused_with_what_to_install()
    {
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home.Path);
        await OtherUser.GiveAsync(home.Path, checkout.Root);
        var run = await ProcessRunner.RunAsync(OtherUser.Run(checkout.Command("BuildBase", "--upstream", "debian"), home.Path));
        Refused(run, 4, "SLP4", "root");
    }

    [EngineFact]
    [Trait("Row", "E2")]
    public async Task A_builder_that_buildx_does_not_know_is_refused_by_name()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        Refused(await checkout.RunAsync("BuildBase", "--upstream", "debian", "--builder", "no-such-builder"), null, "SLP422", "no-such-builder");
    }

    [EngineFact]
    [Trait("Row", "X3")]
    public async Task A_full_disk_is_said_with_the_path_and_leaves_no_half_written_entry()
    {
        using var home = new TempFolder();
        (await ProcessRunner.RunAsync(new Command("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", home.Path))).OrThrow();
        try
        {
            using var checkout = new DemoCheckout(home.Path);
            var run = await checkout.RunAsync("Wheelhouse", "--upstream", "debian");
            Refused(run, 5, "SLP", home.Path);
            (run.Output + run.Error).ShouldMatch("SLP302|SLP506");
            foreach (var blob in Directory.EnumerateFiles(home["store", "blobs", "sha256"]))
                Core.Images.Digest.Of(await File.ReadAllBytesAsync(blob)).Hex.ShouldBe(Path.GetFileName(blob));
        }
        finally
        {
            (await ProcessRunner.RunAsync(new Command("umount", home.Path))).OrThrow();
        }
    }

    private static void SetMirror(DemoCheckout checkout, string address) =>
        checkout.Edit("slipway.json", "  \"service\": {", $"  \"debian\": {{ \"mirrors\": [\"{address}\"] }},\n  \"service\": {{");

    private static void Refused(CommandResult run, int? exitCode, params string[] words)
    {
        var text = run.Output + run.Error;
        if (exitCode is { } wanted)
            run.ExitCode.ShouldBe(wanted, text);
        else
            run.ExitCode.ShouldNotBe(0);
        foreach (var word in words)
            text.ShouldContain(word);
        text.ShouldNotContain("   at Slipway");
    }
}
