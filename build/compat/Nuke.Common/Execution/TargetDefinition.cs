using System.Linq.Expressions;

namespace Nuke.Common.Execution;

/// <summary>Writes what a target's definition says into the target. Links to other targets are kept for when all are known.</summary>
internal sealed class TargetDefinition(NukeBuild build, ExecutableTarget target, TargetDiscovery all) : ITargetDefinition
{
    private readonly DefinitionSource _source = new(build, target);

    public ITargetDefinition Description(string description) => Do(() => target.Description = description);

    public ITargetDefinition Executes(params Action[] actions) => Do(() => target.Actions.AddRange(actions));

    public ITargetDefinition Executes<T>(Func<T> action) => Do(() => target.Actions.Add(() => action()));

    public ITargetDefinition Executes(Func<Task> action) => Do(() => target.Actions.Add(() => action().GetAwaiter().GetResult()));

    public ITargetDefinition DependsOn(params Target[] targets) => Link(targets, DependsOnOther);

    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets) => Link(_source.Of(targets), DependsOnOther);

    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets) => Link(_source.TryOf(targets), DependsOnOther);

    public ITargetDefinition DependentFor(params Target[] targets) => Link(targets, NeededByOther);

    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets) => Link(_source.Of(targets), NeededByOther);

    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets) => Link(_source.TryOf(targets), NeededByOther);

    public ITargetDefinition Before(params Target[] targets) => Link(targets, BeforeOther);

    public ITargetDefinition Before<T>(params Func<T, Target>[] targets) => Link(_source.Of(targets), BeforeOther);

    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets) => Link(_source.TryOf(targets), BeforeOther);

    public ITargetDefinition After(params Target[] targets) => Link(targets, AfterOther);

    public ITargetDefinition After<T>(params Func<T, Target>[] targets) => Link(_source.Of(targets), AfterOther);

    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets) => Link(_source.TryOf(targets), AfterOther);

    public ITargetDefinition Triggers(params Target[] targets) => Link(targets, other => Trigger(target, other));

    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets) => Link(_source.Of(targets), other => Trigger(target, other));

    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets) => Link(_source.TryOf(targets), other => Trigger(target, other));

    public ITargetDefinition TriggeredBy(params Target[] targets) => Link(targets, other => Trigger(other, target));

    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets) => Link(_source.Of(targets), other => Trigger(other, target));

    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets) => Link(_source.TryOf(targets), other => Trigger(other, target));

    public ITargetDefinition OnlyWhenDynamic(Func<bool> condition, string conditionExpression = null) =>
        Do(() => target.DynamicConditions.Add((WithoutArrow(conditionExpression), condition)));

    public ITargetDefinition OnlyWhenStatic(Func<bool> condition, string conditionExpression = null) =>
        Do(() => target.StaticConditions.Add((WithoutArrow(conditionExpression), condition)));

    public ITargetDefinition Requires<T>(Expression<Func<T>> parameterRequirement, params Expression<Func<T>>[] parameterRequirements)
        where T : class => Do(() => target.DelegateRequirements.AddRange([parameterRequirement, .. parameterRequirements]));

    public ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : struct => Do(() => target.DelegateRequirements.AddRange([parameterRequirement, .. parameterRequirements]));

    public ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements) =>
        Do(() => target.DelegateRequirements.AddRange([requirement, .. requirements]));

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior) => Do(() => target.DependencyBehavior = dependencyBehavior);

    public ITargetDefinition AssuredAfterFailure() => Do(() => target.AssuredAfterFailure = true);

    public ITargetDefinition ProceedAfterFailure() => Do(() => target.ProceedAfterFailure = true);

    public ITargetDefinition Unlisted() => Do(() => target.Listed = false);

    public ITargetDefinition Base() => Do(() => _source.Base(this));

    public ITargetDefinition Inherit(params Target[] targets) => Do(() => Array.ForEach(targets, x => x(this)));

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets) => Do(() => _source.Inherit(this, targets));

    private void DependsOnOther(ExecutableTarget other) => target.ExecutionDependencies.Add(other);

    private void NeededByOther(ExecutableTarget other) => other.ExecutionDependencies.Add(target);

    private void BeforeOther(ExecutableTarget other) => other.OrderDependencies.Add(target);

    private void AfterOther(ExecutableTarget other) => target.OrderDependencies.Add(other);

    private static void Trigger(ExecutableTarget first, ExecutableTarget then)
    {
        first.Triggers.Add(then);
        then.TriggerDependencies.Add(first);
    }

    private TargetDefinition Link(IEnumerable<Target> targets, Action<ExecutableTarget> link)
    {
        foreach (var other in targets)
            target.Links.Add(() => link(all.Find(other, target)));
        return this;
    }

    private TargetDefinition Do(Action action)
    {
        action();
        return this;
    }

    private static string WithoutArrow(string expression) => expression?.Replace("() => ", "", StringComparison.Ordinal);
}
