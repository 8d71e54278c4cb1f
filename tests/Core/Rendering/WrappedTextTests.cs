using Slipway.Core.Rendering;

namespace Slipway.Core.Tests.Rendering;

[Trait("Row", "U3")]
public sealed class WrappedTextTests
{
    [Fact]
    public void Lines_break_at_spaces_and_a_long_word_stays_whole() =>
        WrappedText.Lines("one two requirements/locks/debian three", 8).ShouldBe(["one two", "requirements/locks/debian", "three"]);

    [Fact]
    public void A_meaning_stands_beside_its_term_where_there_is_room_and_below_it_else()
    {
        WrappedText.Entry("--all", "everything there is", 10, 80).ShouldBe(["  --all   everything there is"]);
        WrappedText.Entry("--all", "everything there is", 10, 20).ShouldBe(["  --all", "    everything there", "    is"]);
    }
}
