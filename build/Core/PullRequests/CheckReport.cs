namespace Slipway.Core.PullRequests;

/// <summary>A check at a commit, as a reader of the changed files sees it.</summary>
/// <param name="Name">Its name; the newest of a name is shown.</param>
/// <param name="Title">One line.</param>
/// <param name="Summary">Markdown, at most 65,535 characters.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Annotations">What is shown at lines of files.</param>
public sealed record CheckReport(string Name, string Title, string Summary, CheckVerdict Verdict, IReadOnlyList<CheckAnnotation> Annotations);

/// <summary>How a check ended.</summary>
public enum CheckVerdict
{
    /// <summary>Nothing is wrong.</summary>
    Good,

    /// <summary>Something could not be looked at.</summary>
    Unknown,

    /// <summary>A budget is broken.</summary>
    Broken,
}

/// <summary>A remark at a line.</summary>
/// <param name="Path">A file of the repository.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Title">One line.</param>
/// <param name="Message">Words, no Markdown.</param>
public sealed record CheckAnnotation(string Path, int Line, AnnotationLevel Level, string Title, string Message);

/// <summary>How bad a remark is.</summary>
public enum AnnotationLevel
{
    /// <summary>Worth knowing.</summary>
    Notice,

    /// <summary>Should be mended.</summary>
    Warning,

    /// <summary>Must be mended.</summary>
    Failure,
}
