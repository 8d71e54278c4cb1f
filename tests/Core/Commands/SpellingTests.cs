using Slipway.Core.Commands;

namespace Slipway.Core.Tests.Commands;

[Trait("Row", "H1")]
public sealed class SpellingTests
{
    [Theory]
    [InlineData("Mode", "mode")]
    [InlineData("FromFile", "from-file")]
    [InlineData("UseURLPath", "use-url-path")]
    public void A_name_in_code_has_one_spelling_on_the_command_line(string name, string dashed)
    {
        Spelling.Dashed(name).ShouldBe(dashed);
        Spelling.Same(name, dashed).ShouldBeTrue();
        Spelling.Same(name, dashed + "x").ShouldBeFalse();
    }
}
