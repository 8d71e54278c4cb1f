namespace Slipway.Targets.Tests.Audit;

/// <summary>The command as typed.</summary>
[Trait("Row", "A1")]
public sealed class AuditTests : IDisposable
{
    private static readonly byte[] s_base = new ForeignTar().File("a", 700_000).Bytes();

    private readonly BuildRun _run = new();

    [Fact]
    public async Task Two_images_are_measured_and_what_they_share_is_said()
    {
        var (first, second) = (Write("first", new ForeignTar().Gone("a").Bytes()), Write("second", new ForeignTar().File("b", 5).Bytes()));
        var result = await _run.RunAsync("Audit", "--image", $"oci:{first}", "--image", second, "--platform", "linux/amd64");
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldContain("efficiency 0.00 %, 0.7 MB wasted\n  0.0 kB replaced, 0.7 MB deleted, 0.0 kB duplicated\n");
        result.Output.ShouldContain("efficiency 100.00 %");
        result.Output.ShouldContain("2 images of ");
        result.Output.ShouldContain("1 of 3 layers are in more than one");
    }

    [Fact]
    [Trait("Row", "G3")]
    public async Task A_jobs_folder_gets_the_answer_as_json()
    {
        _run.Environment["SLIPWAY_JOB_FOLDER"] = "out/ci";
        var layout = Write("layout", new ForeignTar().File("b", 5).Bytes());
        var result = await _run.RunAsync("Audit", "--image", $"oci:{layout}", "--platform", "linux/amd64", "--json");
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        File.ReadAllText(_run["out", "ci", "audit.json"]).ShouldBe(result.Output);
        Directory.EnumerateFiles(_run["out", "ci"]).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_image_that_is_not_there_ends_with_2_and_the_closest_name()
    {
        var folder = new ForeignImage().Add("amd64", "service:1.0", s_base).Write(_run["layout"]);
        var result = await _run.RunAsync("Audit", "--image", $"oci:{folder}:servise:1.0");
        result.ExitCode.ShouldBe(2, result.Output);
        (result.Output + result.Error).ShouldContain("did you mean 'service:1.0'?");
        (await _run.RunAsync("Audit", "--upstream", "debian")).ExitCode.ShouldBe(2);
    }

    public void Dispose() => _run.Dispose();

    private string Write(string name, byte[] top) => new ForeignImage().Add("amd64", null, s_base, top).Write(_run[name]);
}
