using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Finds the targets of components and of base classes that a definition speaks of.</summary>
internal sealed class DefinitionSource(NukeBuild build, ExecutableTarget target)
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private Type _level = target.Member.DeclaringType;

    /// <summary>The named targets of a component, or its only one. The component must be there.</summary>
    public IEnumerable<Target> Of<T>(Func<T, Target>[] targets)
    {
        var component = (T)(object)build;
        return targets.Length > 0 ? [.. targets.Select(x => x(component))] : [(Target)Single(typeof(T), "dependency on").GetValue(component)];
    }

    public IEnumerable<Target> TryOf<T>(Func<T, Target>[] targets) => build is T ? Of(targets) : [];

    /// <summary>Runs the definition that the overridden property of the base class gives.</summary>
    public void Base(ITargetDefinition definition)
    {
        var caller = _level;
        for (_level = caller.BaseType; _level is not null; _level = _level.BaseType)
        {
            if (_level.GetProperty(target.Name, Any | BindingFlags.DeclaredOnly) is { GetMethod.IsAbstract: false } property)
            {
                WithoutOverride(property)(definition);
                break;
            }
        }
        _level = caller;
    }

    /// <summary>Runs the definitions that a component itself gives to the named targets, or to its only one.</summary>
    public void Inherit<T>(ITargetDefinition definition, Expression<Func<T, Target>>[] targets)
    {
        var properties = targets.Length > 0 ? targets.Select(x => (PropertyInfo)((MemberExpression)x.Body).Member) : [Single(typeof(T), "inheritance from")];
        foreach (var property in properties)
            WithoutOverride(property)(definition);
    }

    private PropertyInfo Single(Type component, string purpose)
    {
        var relevant = Array.FindAll(component.GetProperties(Any), x => x.PropertyType == typeof(Target));
        if (relevant.Length == 1)
            return relevant[0];
        var why =
            relevant.Length == 0
                ? "No relevant targets."
                : "Too many relevant targets:" + string.Concat(relevant.Select(x => $"{Environment.NewLine}  - {x.Name}"));
        throw new ArgumentException(
            $"Target '{build.GetType().Name}.{target.Name}' cannot have shorthand {purpose} component '{component.Name}'.{Environment.NewLine}{why}"
        );
    }

    /// <summary>The property's own value, whatever overrides it: a delegate over the getter's address calls it without dispatch.</summary>
    private Target WithoutOverride(PropertyInfo property) =>
        ((Func<Target>)Activator.CreateInstance(typeof(Func<Target>), build, property.GetMethod!.MethodHandle.GetFunctionPointer()))!();
}
