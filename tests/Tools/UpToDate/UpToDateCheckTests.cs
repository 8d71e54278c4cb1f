using Slipway.Tests;
using Slipway.Tools.Processes;
using Slipway.Tools.UpToDate;

namespace Slipway.Tools.Tests.UpToDate;

[Trait("Row", "F1")]
[Trait("Row", "P4")]
public sealed class UpToDateCheckTests : IDisposable
{
    private readonly TempFolder _root = new();
    private readonly RunAnswer _answer;

    public UpToDateCheckTests()
    {
        File.WriteAllText(_root["slipway.json"], "{}");
        File.WriteAllText(_root["blob"], "12345");
        string[] inputs = [_root["slipway.json"]];
        _answer = new RunAnswer("id", inputs, RunFiles.Digest(inputs), null, null, [_root["socket"]], [new StoredFile(_root["blob"], 5)], []);
    }

    [Fact]
    public void An_answer_holds_while_all_that_it_rests_on_is_there() => UpToDateCheck.Holds(_answer, _root.Path).ShouldBeTrue();

    [Fact]
    public void Not_when_a_file_changed()
    {
        File.WriteAllText(_root["slipway.json"], "[]");
        UpToDateCheck.Holds(_answer, _root.Path).ShouldBeFalse();
    }

    [Fact]
    public void Not_when_the_store_lost_a_layer()
    {
        File.Delete(_root["blob"]);
        UpToDateCheck.Holds(_answer, _root.Path).ShouldBeFalse();
    }

    [Fact]
    public void Not_when_a_layer_in_the_store_was_cut()
    {
        File.WriteAllText(_root["blob"], "1234");
        UpToDateCheck.Holds(_answer, _root.Path).ShouldBeFalse();
    }

    [Fact]
    public void Not_when_an_engine_came_into_reach()
    {
        File.WriteAllText(_root["socket"], "");
        UpToDateCheck.Holds(_answer, _root.Path).ShouldBeFalse();
    }

    [Fact]
    public void Not_when_the_engine_does_not_answer()
    {
        var answer = _answer with { Absent = [], Image = new ImageInEngine($"unix://{_root["nobody.sock"]}", "name", "sha256:00") };
        UpToDateCheck.Holds(answer, _root.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task Not_after_a_commit()
    {
        await GitAsync("init", "-q");
        await GitAsync("-c", "user.name=n", "-c", "user.email=e@example.invalid", "commit", "-q", "--allow-empty", "-m", "first");
        UpToDateCheck.Holds(_answer, _root.Path).ShouldBeFalse();
        var head = (await GitAsync("rev-parse", "HEAD")).Output.Trim();
        UpToDateCheck.Holds(_answer with { Commit = head }, _root.Path).ShouldBeTrue();
    }

    public void Dispose() => _root.Dispose();

    private Task<CommandResult> GitAsync(params IReadOnlyList<string> arguments) =>
        ProcessRunner.RunAsync(new Command(ProcessRunner.Find("git")!, arguments) { WorkingDirectory = _root.Path });
}
