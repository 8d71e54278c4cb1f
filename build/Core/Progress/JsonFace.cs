using Slipway.Core.Rendering;

namespace Slipway.Core.Progress;

/// <summary>One JSON object a line, for programs.</summary>
/// <param name="write">Takes a line, its end included.</param>
/// <param name="now">Seconds since the run began.</param>
public sealed class JsonFace(Action<string> write, Func<double> now) : IProgressFace
{
    private readonly Lock _gate = new();

    /// <inheritdoc />
    public void Report(ProgressEvent happened) => Write(ProgressJson.Of(happened));

    /// <inheritdoc />
    public void Line(string text) => Write(ProgressJson.Line(now(), text));

    /// <inheritdoc />
    public void Settle()
    {
        // A line never moves.
    }

    /// <summary>The last line.</summary>
    /// <param name="summary">What the run did.</param>
    public void End(ProgressSummary summary) => Write(ProgressJson.Of(summary));

    private void Write(string json)
    {
        lock (_gate)
            write(json);
    }
}
