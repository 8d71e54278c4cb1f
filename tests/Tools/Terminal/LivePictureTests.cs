using Slipway.Core.Progress;
using Slipway.Core.Rendering;
using Slipway.Tools.Terminal;

namespace Slipway.Tools.Tests.Terminal;

/// <summary>How a picture is taken back; that nothing of it stays is seen in a real terminal (tests/Targets/Progress/TerminalTests.cs).</summary>
[Trait("Row", "U1")]
public sealed class LivePictureTests
{
    [Theory]
    [InlineData(160, 3)]
    [InlineData(79, 3)]
    [InlineData(78, 4)]
    [InlineData(40, 4)]
    [InlineData(20, 7)]
    public void Lines_take_the_rows_that_a_terminal_of_that_width_makes_of_them(int width, int rows) =>
        LivePicture.Rows([.. new[] { 0, 79, 30 }.Select(x => new ProgressTableLine(RowState.Running, new string('x', x)))], width).ShouldBe(rows);

    [Fact]
    public void The_cursor_goes_from_the_end_of_the_last_row_to_the_start_of_the_first()
    {
        LivePicture.Up(1).ShouldBe("\r");
        LivePicture.Up(4).ShouldBe("\r\e[3A");
        LivePicture.Erase(4).ShouldBe("\r\e[3A\e[J");
    }
}
