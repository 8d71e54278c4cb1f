using Slipway.Core.Progress;
using Slipway.Core.Rendering;
using Spectre.Console;

namespace Slipway.Tools.Terminal;

/// <summary>Draws lines again and again in the same place, with Spectre.Console, on a thread of its own: the pool's are busy packing.</summary>
internal sealed class LiveTable : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);
    private readonly Func<int, int, IReadOnlyList<ProgressTableLine>> _frame;
    private readonly IAnsiConsole _console;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    /// <param name="output">The terminal.</param>
    /// <param name="frame">Lines for a width and a height.</param>
    /// <param name="hasColours">Whether colours are wanted.</param>
    public LiveTable(TextWriter output, Func<int, int, IReadOnlyList<ProgressTableLine>> frame, bool hasColours)
    {
        _frame = frame;
        _console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                Interactive = InteractionSupport.Yes,
                ColorSystem = hasColours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(output),
            }
        );
        _thread = new Thread(Draw) { IsBackground = true, Name = "progress" };
    }

    public void Start() => _thread.Start();

    /// <summary>Draws the last picture, which stays, and gives the cursor back.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    /// <summary>Writes lines above the table. What the table had there is longer: it goes. The terminal breaks long lines, so that they are copied whole.</summary>
    public void WriteLine(string text) => _console.Write(new ControlCode(string.Concat(text.Split('\n').Select(x => x + "\e[K\n"))));

    private void Draw()
    {
        try
        {
            while (!DrawAt(Size()))
            {
                // Once more, for the terminal's new size.
            }
        }
        catch (Exception)
        {
            // A terminal that cannot be drawn on, or has gone, must not end a build.
        }
    }

    private (int Width, int Height) Size() => (Math.Max(1, _console.Profile.Width), Math.Max(2, _console.Profile.Height));

    /// <summary>Draws as long as the terminal keeps its size.</summary>
    /// <returns>Whether that was the end.</returns>
    private bool DrawAt((int Width, int Height) size)
    {
        var (isOver, widest, tallest) = (false, 0, 0);
        _console
            .Live(Text.Empty)
            .AutoClear(true)
            .Overflow(VerticalOverflow.Crop)
            .Start(context =>
            {
                // The size is asked before each picture: one drawn at another size could not be taken back.
                while (!isOver && Size() == size)
                {
                    isOver = _stop.Wait(tallest == 0 ? TimeSpan.Zero : s_pause);
                    if (Size() != size)
                        continue;
                    var lines = _frame(size.Width, size.Height);
                    (widest, tallest) = (Math.Max(widest, lines.Max(x => (int?)x.Text.Length) ?? 0), Math.Max(tallest, lines.Count));
                    context.UpdateTarget(new Rows(lines.Select(Line)));
                }
            });
        if (!isOver)
            EraseWrapped(widest, tallest);
        // The last picture stays, without the lines that were free for more.
        foreach (var line in isOver ? _frame(Size().Width, Size().Height) : [])
        {
            _console.Write(Line(line));
            _console.WriteLine();
        }
        return isOver;
    }

    /// <summary>A terminal that became narrower has wrapped what was drawn: the halves of lines above what was cleared go as well.</summary>
    private void EraseWrapped(int widest, int tallest)
    {
        var more = tallest * ((widest + Size().Width - 1) / Size().Width - 1);
        if (more > 0)
            _console.Write(new ControlCode($"\e[{more}A\r\e[J"));
    }

    private static Text Line(ProgressTableLine line) => new(line.Text, new Style(Colour(line.State))) { Overflow = Overflow.Crop };

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
