using Slipway.Core.Progress;
using Slipway.Core.Rendering;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Slipway.Tools.Terminal;

/// <summary>Lines of a table, drawn over those before them in one write. No line is broken or filled up: what the terminal has is exactly what was written.</summary>
/// <param name="before">What takes the cursor to the first line.</param>
/// <param name="lines">The lines.</param>
/// <param name="isLast">Whether they stay: the cursor then goes below them.</param>
internal sealed class LivePicture(string before, IReadOnlyList<ProgressTableLine> lines, bool isLast) : Renderable
{
    private const string ClearLine = "\e[K";
    private const string ClearBelow = "\e[J";

    /// <summary>Takes the cursor from the end of the last line to the start of the first.</summary>
    /// <param name="rows">Rows of the screen that the lines take.</param>
    public static string Up(int rows) => rows > 1 ? $"\r\e[{rows - 1}A" : "\r";

    /// <summary>The same, and nothing of the lines stays.</summary>
    /// <param name="rows">Rows of the screen that the lines take.</param>
    public static string Erase(int rows) => Up(rows) + ClearBelow;

    /// <summary>Rows that lines take on a terminal which breaks those that are too long for it.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static int Rows(IReadOnlyList<ProgressTableLine> lines, int width) => lines.Sum(x => Math.Max(1, (x.Text.Length + width - 1) / width));

    /// <inheritdoc />
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        yield return Segment.Control(before);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
                yield return Segment.LineBreak;
            yield return new Segment(lines[i].Text, new Style(Colour(lines[i].State)));
            yield return Segment.Control(ClearLine);
        }
        if (isLast && lines.Count > 0)
            yield return Segment.LineBreak;
        yield return Segment.Control(ClearBelow);
    }

    private static Color Colour(RowState state) =>
        state switch
        {
            RowState.Made => Color.Green,
            RowState.Failed => Color.Red,
            RowState.Running => Color.Aqua,
            RowState.Stopped => Color.Yellow,
            _ => Color.Grey,
        };
}
