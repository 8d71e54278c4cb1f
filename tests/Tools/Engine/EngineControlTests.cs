using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Tests.Engine;

[Trait("Row", "E2")]
public sealed class EngineControlTests
{
    [Fact]
    [Trait("Row", "U2")]
    public async Task Two_wishes_at_once_are_refused()
    {
        using var folder = new TempFolder();
        var control = new EngineControl(new SlipwayHome(folder["home"]), _ => { });
        var error = await Should.ThrowAsync<SlipwayException>(control.RunAsync(start: true, stop: true, status: false, null, CancellationToken.None));
        error.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP421");
        error.Message.ShouldContain("--start --stop");
        error.ExitCode.ShouldBe((int)Family.Usage);
    }

    [Fact]
    public async Task A_stop_where_nothing_runs_says_so_and_makes_nothing()
    {
        using var folder = new TempFolder();
        var said = new List<string>();
        await new EngineControl(new SlipwayHome(folder["home"]), said.Add).RunAsync(start: false, stop: true, status: false, null, CancellationToken.None);
        said.ShouldBe(["engine: the own one was not running"]);
        Directory.Exists(folder["home"]).ShouldBeFalse();
    }
}
