namespace Slipway.Core.Workflows;

/// <summary>A job of a workflow.</summary>
/// <param name="Id">Its id, unique in the workflow.</param>
/// <param name="Name">What people see.</param>
/// <param name="RunsOn">Label of its runner, or an expression.</param>
/// <param name="Minutes">After how many it is ended.</param>
/// <param name="Permissions">What its token may do; none where empty.</param>
/// <param name="Steps">Its steps.</param>
public sealed record Job(string Id, string Name, string RunsOn, int Minutes, IReadOnlyList<Grant> Permissions, IReadOnlyList<WorkflowStep> Steps)
{
    /// <summary>Why it is as it is, for readers of the file; a line each.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>Ids of the jobs that it waits for.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>An expression without its braces: it runs only where that is true.</summary>
    public string? If { get; init; }

    /// <summary>An expression that gives the combinations (<c>matrix</c>); null for one run.</summary>
    public string? Matrix { get; init; }

    /// <summary>What other jobs may read, from name to expression.</summary>
    public IReadOnlyList<Setting> Outputs { get; init; } = [];

    /// <summary>Name of the environment whose rules protect it; null for none.</summary>
    public string? Environment { get; init; }

    /// <summary>Variables of all its steps.</summary>
    public IReadOnlyList<Setting> Env { get; init; } = [];
}

/// <summary>Something that the token of a job may do.</summary>
/// <param name="Scope">Such as <c>contents</c>.</param>
/// <param name="Access"><c>read</c> or <c>write</c>.</param>
public sealed record Grant(string Scope, string Access)
{
    /// <summary>Reads something.</summary>
    /// <param name="scope">What.</param>
    public static Grant Read(string scope) => new(scope, "read");

    /// <summary>Writes something.</summary>
    /// <param name="scope">What.</param>
    public static Grant Write(string scope) => new(scope, "write");
}
