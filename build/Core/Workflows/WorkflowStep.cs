using Slipway.Core.Catalog;

namespace Slipway.Core.Workflows;

/// <summary>A step of a job.</summary>
/// <param name="Name">What people see.</param>
public abstract record WorkflowStep(string Name)
{
    /// <summary>Its id, where another step or the job's outputs name it; null otherwise.</summary>
    public string? Id { get; init; }

    /// <summary>An expression without its braces: it runs only where that is true.</summary>
    public string? If { get; init; }

    /// <summary>Why it is as it is, for readers of the file; a line each.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>Its variables. What a stranger may choose (a branch's name, a title) reaches a script only through these.</summary>
    public IReadOnlyList<Setting> Env { get; init; } = [];
}

/// <summary>A step that runs a line of the shell.</summary>
/// <param name="Name">What people see.</param>
/// <param name="Line">The line.</param>
public sealed record RunStep(string Name, string Line) : WorkflowStep(Name)
{
    /// <summary>Why the line is none of <c>./build.sh</c>; null where it is one.</summary>
    public string? Exception { get; init; }
}

/// <summary>A step that uses an action.</summary>
/// <param name="Name">What people see.</param>
/// <param name="Action">The action, by commit.</param>
/// <param name="With">Its inputs.</param>
public sealed record UseStep(string Name, ActionPin Action, IReadOnlyList<Setting> With) : WorkflowStep(Name);
