namespace Slipway.Core.Diagnostics;

/// <summary>Carries one or more <see cref="Problem"/>s to the front door, which prints them and exits by family. Never shown with a stack trace.</summary>
public sealed class SlipwayException : Exception
{
    /// <summary>All problems of one kind, reported together.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The exit code: the family of the first problem.</summary>
    public int ExitCode => (int)Problems[0].Family;

    /// <summary>Reports several problems at once.</summary>
    /// <param name="problems">At least one; the first is no warning, since its family is the exit code.</param>
    /// <param name="inner">What caused it, for the log.</param>
    /// <exception cref="ArgumentException">A warning comes first: a failure would exit as a success.</exception>
    public SlipwayException(IReadOnlyList<Problem> problems, Exception? inner = null)
        : base(string.Join('\n', problems), inner) =>
        Problems = problems is [{ Family: not Family.Warning }, ..]
            ? problems
            : throw new ArgumentException("a warning is printed, not thrown", nameof(problems));

    /// <summary>Reports one problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="inner">What caused it, for the log.</param>
    public SlipwayException(Problem problem, Exception? inner = null)
        : this([problem], inner) { }

    /// <summary>The problems' text only: what runs targets prints this, and a stack trace helps no user.</summary>
    public override string ToString() => Message;
}
