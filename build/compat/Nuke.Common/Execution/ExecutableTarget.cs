using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Execution;

public class ExecutableTarget
{
    public MemberInfo Member { get; set; }
    public Delegate Factory { get; set; }
    public string Name { get; set; }
    public string Description { get; set; }
    public bool Listed { get; set; } = true;
    public bool IsDefault { get; set; }
    public bool Invoked { get; set; }
    public ExecutionStatus Status { get; set; }
    public string OnlyWhen { get; set; }
    public string Skipped { get; set; }
    public TimeSpan Duration => Clock.Elapsed;
    public List<Action> Actions { get; } = [];
    public List<(string Text, Func<bool> Delegate)> StaticConditions { get; } = [];
    public List<(string Text, Func<bool> Delegate)> DynamicConditions { get; } = [];
    public List<LambdaExpression> DelegateRequirements { get; } = [];
    public List<ExecutableTarget> ExecutionDependencies { get; } = [];
    public List<ExecutableTarget> OrderDependencies { get; } = [];
    public List<ExecutableTarget> TriggerDependencies { get; } = [];
    public List<ExecutableTarget> Triggers { get; } = [];
    public IReadOnlyCollection<ExecutableTarget> AllDependencies => [.. ExecutionDependencies.Union(OrderDependencies).Union(TriggerDependencies)];
    public DependencyBehavior DependencyBehavior { get; internal set; }
    public bool AssuredAfterFailure { get; internal set; }
    public bool ProceedAfterFailure { get; internal set; }
    public Dictionary<string, string> SummaryInformation { get; internal set; } = [];

    internal Stopwatch Clock { get; } = new();
    internal List<Action> Links { get; } = [];
}
