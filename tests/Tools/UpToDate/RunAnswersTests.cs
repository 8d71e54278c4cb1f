using Slipway.Tests;
using Slipway.Tools.UpToDate;

namespace Slipway.Tools.Tests.UpToDate;

[Trait("Row", "F1")]
public sealed class RunAnswersTests : IDisposable
{
    private static readonly RunAnswer s_answer = new("id", [], "", null, null, [], [], ["line"]);
    private readonly TempFolder _folder = new();

    [Fact]
    public void An_answer_is_found_by_what_was_asked_and_by_nothing_else()
    {
        var answers = new RunAnswers(_folder["answers"]);
        answers.Find("one").ShouldBeNull();

        answers.Keep("one", s_answer);

        answers.Find("one")!.Lines.ShouldBe(["line"]);
        answers.Find("two").ShouldBeNull();
    }

    [Fact]
    public void The_oldest_answers_go()
    {
        var answers = new RunAnswers(_folder["answers"]);
        for (var i = 0; i < 40; i++)
        {
            answers.Keep($"{i}", s_answer);
            File.SetLastWriteTimeUtc(_folder["answers", $"{i}"], DateTime.UtcNow.AddHours(i - 50));
        }

        Directory.GetFiles(_folder["answers"]).Length.ShouldBe(32);
        answers.Find("39").ShouldNotBeNull();
        answers.Find("0").ShouldBeNull();
    }

    [Fact]
    public void A_folder_that_cannot_be_written_ends_nothing()
    {
        File.WriteAllText(_folder["file"], "");
        var answers = new RunAnswers(_folder["file", "answers"]);

        answers.Keep("one", s_answer);

        answers.Find("one").ShouldBeNull();
    }

    public void Dispose() => _folder.Dispose();
}
