namespace Slipway.Core.Progress;

/// <summary>How far a row is.</summary>
public enum RowState
{
    /// <summary>It has to be made and was not begun.</summary>
    Waiting,

    /// <summary>It is being made.</summary>
    Running,

    /// <summary>It was there.</summary>
    Found,

    /// <summary>It was made.</summary>
    Made,

    /// <summary>It was not done, and need not be; the note says why.</summary>
    Skipped,

    /// <summary>It failed; the messages at the end say why.</summary>
    Failed,

    /// <summary>It was running when another one failed or the user ended the run.</summary>
    Stopped,
}
