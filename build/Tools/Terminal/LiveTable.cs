using Slipway.Core.Rendering;
using Spectre.Console;

namespace Slipway.Tools.Terminal;

/// <summary>Draws lines again and again in the same place, with Spectre.Console, on a thread of its own: the pool's are busy packing.</summary>
internal sealed class LiveTable : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>A terminal that became narrower breaks what stands on it anew; xterm, which says who it is, cuts it off.</summary>
    private static readonly bool s_breaks = Environment.GetEnvironmentVariable("XTERM_VERSION") is not { Length: > 0 };
    private readonly Func<int, int, IReadOnlyList<ProgressTableLine>> _frame;
    private readonly IAnsiConsole _console;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Lock _writing = new();
    private readonly Thread _thread;
    private IReadOnlyList<ProgressTableLine> _drawn = [];
    private TerminalSize _size;

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

    /// <summary>Writes lines above the table. The terminal breaks long ones, so that they are copied whole.</summary>
    public void WriteLine(string text)
    {
        lock (_writing)
        {
            var size = Size();
            _console.Write(new ControlCode(Back(size, LivePicture.Erase) + string.Concat(text.Split('\n').Select(x => x + "\n"))));
            // What was drawn for another width is not drawn again; the next picture is near.
            _drawn = size == _size ? _drawn : [];
            _console.Write(new LivePicture("", _drawn, isLast: false));
        }
    }

    private void Draw()
    {
        try
        {
            _console.Cursor.Hide();
            bool isOver;
            do
            {
                isOver = _stop.Wait(_drawn.Count == 0 ? TimeSpan.Zero : s_pause);
                // Not under the lock: who writes a line may hold what the lines are made from.
                var size = Size();
                DrawOver(_frame(size.Width, size.Height), size, isOver);
            } while (!isOver);
            _console.Cursor.Show();
        }
        catch (Exception)
        {
            // A terminal that cannot be drawn on, or has gone, must not end a build.
        }
    }

    private void DrawOver(IReadOnlyList<ProgressTableLine> lines, TerminalSize size, bool isLast)
    {
        lock (_writing)
        {
            _console.Write(new LivePicture(Back(size, size == _size ? LivePicture.Up : LivePicture.Erase), lines, isLast));
            (_drawn, _size) = (lines, size);
        }
    }

    /// <summary>What takes the cursor to the first line of what was drawn; nothing where nothing was.</summary>
    private string Back(TerminalSize size, Func<int, string> way) =>
        _drawn.Count == 0 ? "" : way(s_breaks ? LivePicture.Rows(_drawn, size.Width) : _drawn.Count);

    private TerminalSize Size() => TerminalSize.Now(() => (_console.Profile.Width, _console.Profile.Height));
}
