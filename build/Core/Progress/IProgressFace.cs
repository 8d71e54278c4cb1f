namespace Slipway.Core.Progress;

/// <summary>How a run shows what it does. Its members may be called from several threads at once.</summary>
public interface IProgressFace
{
    /// <summary>Something happened to a row.</summary>
    /// <param name="happened">What.</param>
    void Report(ProgressEvent happened);

    /// <summary>A line for people that belongs to no row.</summary>
    /// <param name="text">One or more lines, without an end of line.</param>
    void Line(string text);

    /// <summary>The step has ended, or its last words follow: nothing moves on the screen after this, until the next event.</summary>
    void Settle();
}
