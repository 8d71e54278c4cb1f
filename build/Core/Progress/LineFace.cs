using Slipway.Core.Rendering;

namespace Slipway.Core.Progress;

/// <summary>One line for what was done: where nobody watches, and where lines are kept (CI, files, pipes).</summary>
/// <param name="write">Takes a line.</param>
public sealed class LineFace(Action<string> write) : IProgressFace
{
    private readonly Lock _gate = new();

    /// <inheritdoc />
    public void Report(ProgressEvent happened)
    {
        if (ProgressLine.Of(happened) is { } line)
            Line(line);
    }

    /// <inheritdoc />
    public void Line(string text)
    {
        lock (_gate)
            write(text);
    }

    /// <inheritdoc />
    public void Settle()
    {
        // A line never moves.
    }
}
