using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Tools.SmokeTest;

namespace Slipway.Tools.Tests.SmokeTest;

[Trait("Row", "R5")]
public sealed class QuestionsTests : IDisposable
{
    private readonly HttpClient http = new();

    [Theory]
    [InlineData("{\"segments\":[1,2]}", 200, true)]
    [InlineData("{\"segments\":[]}", 200, false)]
    [InlineData("{\"segments\":[1,2,3]}", 200, false)]
    [InlineData("{\"other\":[1]}", 200, false)]
    [InlineData("[1]", 200, false)]
    [InlineData("no json", 200, false)]
    [InlineData("{\"segments\":[1]}", 500, false)]
    public async Task An_answer_is_right_only_with_its_status_and_its_field_within_bounds(string answer, int status, bool right)
    {
        using var server = new Slipway.Tests.TestServer(_ => (status, Encoding.UTF8.GetBytes(answer)));
        var ask = new Questions(http, server.Address, "/", "linux/amd64").AskAsync(
            new SmokeQuestion("speech", "/v1/vad", Field: "segments", Min: 1, Max: 2),
            default
        );
        if (right)
            (await ask).ShouldBe(answer);
        else
            (await Should.ThrowAsync<SlipwayException>(ask)).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP552");
    }

    [Fact]
    public async Task A_service_that_ends_before_it_is_ready_is_told_with_its_last_lines()
    {
        var questions = new Questions(http, new Uri($"http://127.0.0.1:{Slipway.Tests.TestServer.FreePort()}/"), "/", "linux/amd64");
        var wait = questions.WaitAsync("/healthz", TimeSpan.FromSeconds(60), () => Task.FromResult(false), () => Task.FromResult("no such model"), default);
        (await Should.ThrowAsync<SlipwayException>(wait)).Message.ShouldContain("no such model");
    }

    [Fact]
    public async Task A_service_that_is_not_ready_at_first_is_waited_for()
    {
        var count = 0;
        using var server = new Slipway.Tests.TestServer(_ => (Interlocked.Increment(ref count) < 4 ? 503 : 200, []));
        await new Questions(http, server.Address, "/", "linux/amd64").WaitAsync(
            "/healthz",
            TimeSpan.FromSeconds(60),
            () => Task.FromResult(true),
            () => Task.FromResult(""),
            default
        );
        count.ShouldBe(4);
    }

    public void Dispose() => http.Dispose();
}
