using System.Collections;
using Slipway.Tests;
using Slipway.Tools.UpToDate;

namespace Slipway.Tools.Tests.UpToDate;

[Trait("Row", "F1")]
[Trait("Row", "M3")]
public sealed class RunKeyTests : IDisposable
{
    private readonly TempFolder _root = new();

    [Fact]
    public void Every_part_of_what_was_asked_counts()
    {
        var key = Key();

        Key(words: ["Runtime", "--mode", "full"]).ShouldNotBe(key);
        Key(words: ["Runtime", "--modeminimal"]).ShouldNotBe(Key(words: ["Runtime", "--mode", "minimal"]));
        Key(folder: "/elsewhere").ShouldNotBe(key);
        Key(program: "another").ShouldNotBe(key);
        Key(variables: ("DOCKER_HOST", "unix:///other.sock")).ShouldNotBe(key);
        Key(variables: ("HTTP_PROXY", "http://proxy.invalid")).ShouldNotBe(key);
        Key(variables: ("ANY_NAME", "")).ShouldNotBe(key);
    }

    [Fact]
    public void What_differs_from_window_to_window_does_not() => Key(variables: [("SHLVL", "7"), ("TMUX_PANE", "%3"), ("_", "x")]).ShouldBe(Key());

    [Fact]
    public void The_files_that_give_parameters_count()
    {
        var none = Key();
        File.WriteAllText(_root[".env"], "MODEL_BUILD_MODE=full");
        var env = Key();
        Directory.CreateDirectory(_root[".nuke"]);
        File.WriteAllText(_root[".nuke", "parameters.local.json"], "{}");
        var profile = Key();

        new[] { none, env, profile }.Distinct().Count().ShouldBe(3);
    }

    public void Dispose() => _root.Dispose();

    private string Key(string[]? words = null, string folder = "/work", string program = "program", params (string Name, string Value)[] variables)
    {
        Hashtable environment = new() { ["PATH"] = "/bin" };
        foreach (var (name, value) in variables)
            environment[name] = value;
        return RunKey.Of(words ?? ["Runtime"], folder, environment, _root.Path, program);
    }
}
