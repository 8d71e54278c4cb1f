using System.Reflection;
using Nuke.Common;

namespace Slipway.Targets;

/// <summary>
/// A definition that keeps what a target says of itself and runs nothing. It answers whatever members the interface has in the version of NUKE in use.
/// </summary>
internal class TargetRecorder : DispatchProxy
{
    private readonly List<MethodInfo> _dependencies = [];
    private object _build = null!;

    /// <summary>What the target says that it does.</summary>
    public string Description { get; private set; } = "";

    /// <summary>The getters of the targets that run before it.</summary>
    public IReadOnlyList<MethodInfo> Dependencies => _dependencies;

    /// <summary>Asks a target what it says of itself.</summary>
    /// <param name="target">The target.</param>
    /// <param name="build">The build that it belongs to.</param>
    public static TargetRecorder Of(Target target, object build)
    {
        var definition = Create<ITargetDefinition, TargetRecorder>();
        var recorder = (TargetRecorder)(object)definition;
        recorder._build = build;
        target(definition);
        return recorder;
    }

    /// <inheritdoc />
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(ITargetDefinition.Description))
            Description = (string)args![0]!;
        if (targetMethod.Name is nameof(ITargetDefinition.DependsOn) or nameof(ITargetDefinition.TryDependsOn))
            _dependencies.AddRange(
                ((Delegate[])args![0]!).Select(given => given is Target target ? target.Method : ((Target)given.DynamicInvoke(_build)!).Method)
            );
        return this;
    }
}
