namespace Slipway.Core.Workflows;

/// <summary>A workflow of GitHub Actions, as far as Slipway writes them.</summary>
/// <param name="File">Name of its file below <c>.github/workflows</c>, such as <c>ci.yml</c>.</param>
/// <param name="Name">What people see.</param>
/// <param name="About">What a reader of the file should know, a line each.</param>
/// <param name="On">What starts it.</param>
/// <param name="Concurrency">Which runs wait for each other.</param>
/// <param name="Jobs">Its jobs, each after those that it needs.</param>
public sealed record Workflow(string File, string Name, IReadOnlyList<string> About, Triggers On, Concurrency Concurrency, IReadOnlyList<Job> Jobs)
{
    /// <summary>Folder of the files, below the root of the repository.</summary>
    public const string Folder = ".github/workflows";

    /// <summary>Variables of all its jobs.</summary>
    public IReadOnlyList<Setting> Env { get; init; } = [];

    /// <summary>Path of the file below the root of the repository.</summary>
    public string Path => $"{Folder}/{File}";
}

/// <summary>What starts a workflow.</summary>
/// <param name="Pushes">Branches whose pushes start it; empty for none.</param>
/// <param name="PullRequests">Branches whose pull requests start it; empty for none.</param>
/// <param name="Schedule">A line of cron in UTC; null for none.</param>
/// <param name="ByHand">Whether it can be started by hand.</param>
public sealed record Triggers(IReadOnlyList<string> Pushes, IReadOnlyList<string> PullRequests, string? Schedule = null, bool ByHand = true);

/// <summary>Which runs of a workflow wait for each other.</summary>
/// <param name="Group">An expression: runs of one group run one after the other.</param>
/// <param name="Cancels">An expression, or <c>true</c> or <c>false</c>: whether a new one ends the one that runs.</param>
public sealed record Concurrency(string Group, string Cancels);

/// <summary>A name and a value, in the order in which they are written.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; may hold expressions.</param>
public sealed record Setting(string Name, string Value);
