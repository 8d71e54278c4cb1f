using Slipway.Tools.Processes;

namespace Slipway.Compat.Tests.Nuke;

[Trait("Row", "H1")]
public sealed class RootTests : IDisposable
{
    private readonly SampleRun _sample = new();
    private readonly TempFolder _bare = new();

    public void Dispose()
    {
        _sample.Dispose();
        _bare.Dispose();
    }

    private Task<CommandResult> InBareFolder(params string[] arguments) =>
        ProcessRunner.RunAsync(SampleRun.Command("Values", _bare.Path, _sample.Environment, arguments));

    [Fact]
    public async Task Without_a_root_the_reason_is_told()
    {
        var result = await InBareFolder();
        result.Error.ShouldContain($"Could not locate '.nuke' directory/file while walking up from '{_bare.Path}'.");
        result.Error.ShouldContain("Either create a directory/file to mark the root directory, or add '--root [path]' to the invocation.");
        result.ExitCode.ShouldBe(134);
    }

    [Fact]
    public async Task A_root_can_be_named_or_be_the_working_folder()
    {
        (await InBareFolder("--root", _sample.Root)).Output.ShouldContain($"Root={_sample.Root}\n");
        (await InBareFolder("--root")).Output.ShouldContain($"Root={_bare.Path}\n");
        Directory.Exists(_bare[".nuke", "temp"]).ShouldBeTrue();
    }

    [Fact]
    public async Task The_home_folder_is_no_root()
    {
        _sample.Environment["HOME"] = _sample.Root;
        var inner = Directory.CreateDirectory(Path.Combine(_sample.Root, "inner")).FullName;
        (await ProcessRunner.RunAsync(SampleRun.Command("Values", inner, _sample.Environment))).ExitCode.ShouldBe(134);
    }
}
