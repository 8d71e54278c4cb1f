using System.Diagnostics;
using Slipway.Core.Progress;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Terminal;

/// <summary>
/// A table on a terminal. It appears when something has run for a moment: what has nothing to do, or is quick, is told in lines,
/// and the library that draws is not even loaded.
/// </summary>
/// <param name="output">The terminal.</param>
/// <param name="clock">Since the run began.</param>
/// <param name="hasColours">Whether colours are wanted (<c>NO_COLOR</c> says no).</param>
public sealed class LiveFace(TextWriter output, Stopwatch clock, bool hasColours) : IProgressFace, IDisposable
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(200);
    private readonly Lock _gate = new();
    private readonly List<string> _withheld = [];
    private ProgressState _state = ProgressState.Empty;
    private ManualResetEventSlim? _moment;
    private LiveTable? _table;

    /// <inheritdoc />
    public void Report(ProgressEvent happened)
    {
        lock (_gate)
        {
            _state = _state.With(happened);
            if (_table is not null)
                return;
            if (ProgressLine.Of(happened) is { } line)
                _withheld.Add(line);
            if (happened.State == RowState.Running)
                Await();
        }
    }

    /// <inheritdoc />
    public void Line(string text)
    {
        lock (_gate)
        {
            if (_table is not null)
            {
                _table.WriteLine(text);
                return;
            }
            Tell();
            output.WriteLine(text);
        }
    }

    /// <inheritdoc />
    public void Settle()
    {
        LiveTable? table;
        lock (_gate)
        {
            _moment?.Set();
            _moment = null;
            if (_table is null)
                Tell();
            table = _table;
            _state = _state.Settled(clock.Elapsed.TotalSeconds);
        }
        // Not under the lock: the table takes it for its last picture.
        table?.Dispose();
        lock (_gate)
        {
            _table = null;
            _state = ProgressState.Empty;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Settle();

    private void Tell()
    {
        _withheld.ForEach(output.WriteLine);
        _withheld.Clear();
    }

    /// <summary>On a thread of its own: the pool's are busy with what runs.</summary>
    private void Await()
    {
        if (_moment is not null)
            return;
        var moment = _moment = new ManualResetEventSlim();
        new Thread(() =>
        {
            using (moment)
            {
                if (!moment.Wait(s_moment))
                    Appear(moment);
            }
        })
        {
            IsBackground = true,
        }.Start();
    }

    private void Appear(ManualResetEventSlim moment)
    {
        lock (_gate)
        {
            // Settled meanwhile, or nothing runs any more.
            if (_moment != moment || _table is not null)
                return;
            _moment = null;
            if (!_state.Rows.Any(x => x.State == RowState.Running))
                return;
            // The table tells what these lines would.
            _withheld.Clear();
            _table = new LiveTable(output, Frame, hasColours);
            _table.Start();
        }
    }

    private IReadOnlyList<ProgressTableLine> Frame(int width, int height)
    {
        lock (_gate)
            return ProgressTable.Render(_state, width, height, clock.Elapsed.TotalSeconds);
    }
}
