using Slipway.Targets.Tests.Doctor;

namespace Slipway.Targets.Tests;

/// <summary>A rendered image has exact contents: those of a lock that fits its requirements.</summary>
[Trait("Row", "M6")]
[Trait("Row", "U2")]
public sealed class RenderLockTests
{
    [Theory]
    [InlineData("Render")]
    [InlineData("Compose")]
    public async Task A_lock_that_does_not_fit_its_requirements_is_refused_with_the_command_that_makes_it_anew(string target)
    {
        using var run = new DoctorRun("http://127.0.0.1:1");
        File.Copy(Path.Combine(Repository.Root, "pins.json"), Path.Combine(run.Root, "pins.json"));
        foreach (var file in (string[])["minimal.in", "cpu.in", "gpu.in"])
            File.AppendAllText(Path.Combine(run.Root, "requirements", file), "# a word more\n");
        var result = await run.RunAsync(target, "--upstream", "public", "--platform", "linux/amd64");
        result.ExitCode.ShouldBe(target == "Render" ? 6 : 2, result.Output);
        result.Output.ShouldContain(target == "Render" ? "SLP241" : "SLP172");
        result.Output.ShouldContain("requirements/locks/public/minimal-torch.cpu.amd64.txt is out of date");
        result.Output.ShouldContain("./build.sh Lock --upstream public --mode minimal --backend torch --device cpu --platform linux/amd64");
        Directory.Exists(Path.Combine(run.Root, "out")).ShouldBeFalse();
    }
}
