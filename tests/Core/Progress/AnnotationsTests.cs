using Slipway.Core.Progress;

namespace Slipway.Core.Tests.Progress;

/// <summary>What is shown beside a run of GitHub Actions.</summary>
[Trait("Row", "G1")]
public sealed class AnnotationsTests
{
    [Fact]
    public void A_numbered_warning_is_told_to_people_and_as_one_command_on_one_line() =>
        Annotations
            .OfSaid("SLP532 the cache was not used: 50% of it\n       do: nothing")
            .ShouldBe(
                "SLP532 the cache was not used: 50% of it\n       do: nothing\n::warning title=SLP532::the cache was not used: 50%25 of it%0A       do: nothing"
            );

    [Theory]
    [InlineData("made 3 of 27 layers in 1.20 s")]
    [InlineData("see SLP532 for more")]
    [InlineData("SLP5321 is no number")]
    public void Other_lines_are_left_as_they_are(string line) => Annotations.OfSaid(line).ShouldBe(line);
}
