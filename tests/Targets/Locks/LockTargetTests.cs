using Slipway.Tools.Processes;

namespace Slipway.Targets.Tests.Locks;

[Trait("Row", "L2")]
[Trait("Row", "U2")]
public sealed class LockTargetTests : IDisposable
{
    private readonly LockCheckout _checkout = new();

    [Fact]
    public async Task Without_uv_it_says_how_to_get_it_and_writes_nothing()
    {
        _checkout.Environment["SLIPWAY_UV"] = null;
        _checkout.Environment["PATH"] = Directory.CreateDirectory(_checkout["empty"]).FullName;
        var before = _checkout.State();
        var run = await _checkout.RunAsync("Lock", "--mode", "minimal", "--backend", "onnx");
        run.ExitCode.ShouldBe(4, Said(run));
        Said(run).ShouldContain("SLP430 there is no uv");
        Said(run).ShouldContain("pip install uv");
        _checkout.State().ShouldBe(before);
    }

    [Fact]
    public async Task What_SLIPWAY_UV_names_must_be_there()
    {
        _checkout.Environment["SLIPWAY_UV"] = _checkout["no", "uv"];
        var run = await _checkout.RunAsync("Lock", "--mode", "minimal", "--backend", "onnx");
        run.ExitCode.ShouldBe(4, Said(run));
        Said(run).ShouldContain("SLP431 ");
    }

    [Theory]
    [InlineData("Lock")]
    [InlineData("VerifyLock")]
    public async Task An_unknown_upstream_gets_the_closest_and_the_list_with_those_of_the_settings(string target)
    {
        _checkout.Edit("slipway.json", "  \"service\": {", "  \"upstreams\": [{ \"name\": \"company\", \"like\": \"pypi\" }],\n  \"service\": {");
        var run = await _checkout.RunAsync(target, "--upstream", "compani");
        run.ExitCode.ShouldBe(2, Said(run));
        Said(run).ShouldContain("SLP110 ");
        Said(run).ShouldContain("company");
        Said(run).ShouldContain("debian");
    }

    [Theory]
    [InlineData("--bump numpy", "--bump numpy")]
    [InlineData("--bump numpy,scipy --cutoff 2026-11-01", "--bump numpy --bump scipy --cutoff 2026-11-01")]
    [Trait("Row", "L3")]
    public async Task A_suite_has_one_version_of_everything(string options, string said)
    {
        var run = await _checkout.RunAsync(["Lock", "--upstream", "debian", .. options.Split(' ')]);
        run.ExitCode.ShouldBe(2, Said(run));
        Said(run).ShouldContain($"SLP275 {said} with --upstream debian");
    }

    private static string Said(CommandResult run) => run.Output + run.Error;

    public void Dispose() => _checkout.Dispose();
}
