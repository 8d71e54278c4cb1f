using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>All targets of a build: properties of the class and its bases, then those of its components.</summary>
internal sealed class TargetDiscovery
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly List<ExecutableTarget> _targets = [];

    private TargetDiscovery(NukeBuild build)
    {
        foreach (var (name, property) in PropertiesOf(build.GetType()))
            _targets.Add(
                new ExecutableTarget
                {
                    Name = name,
                    Member = property,
                    Factory = (Delegate)property.GetValue(build),
                }
            );
        foreach (var target in _targets)
            ((Target)target.Factory)(new TargetDefinition(build, target, this));
        foreach (var target in _targets)
            target.Links.ForEach(x => x());
    }

    public static IReadOnlyList<ExecutableTarget> In(NukeBuild build) => new TargetDiscovery(build)._targets;

    /// <summary>A target by equality of its delegate: a property may give a new delegate each time it is read.</summary>
    public ExecutableTarget Find(Target delegated, ExecutableTarget asking)
    {
        var found =
            _targets.Find(x => x.Factory.Equals(delegated))
            ?? throw new ArgumentException($"Target '{asking.Name}' names something that is no target of this build");
        return found == asking ? throw new ArgumentException($"Target '{asking.Name}' cannot have a dependency on itself") : found;
    }

    private static List<(string Name, PropertyInfo Property)> PropertiesOf(Type type)
    {
        var found = new List<(string Name, PropertyInfo Property)>();
        for (var current = type; current != typeof(NukeBuild); current = current!.BaseType)
        {
            foreach (var property in current.GetProperties(Declared))
            {
                var name = property.Name[(property.Name.LastIndexOf('.') + 1)..];
                if (property.PropertyType == typeof(Target) && !found.Exists(x => x.Name == name))
                    found.Add((name, property));
            }
        }
        var own = found.Count;
        foreach (var property in type.GetInterfaces().SelectMany(x => x.GetProperties(Declared)).Where(x => x.PropertyType == typeof(Target)))
        {
            // A component that extends another may give its target anew: that is one property, told by its full name.
            if (property.Name.Contains('.'))
                continue;
            var index = found.FindIndex(x => x.Name == property.Name);
            if (index < 0)
                found.Add((property.Name, property));
            else if (index >= own)
                throw new ArgumentException(
                    $"Property '{property.Name}' must be implemented explicitly because it is inherited from multiple interfaces:"
                        + $"{Environment.NewLine}  - {found[index].Property.DeclaringType!.Name}{Environment.NewLine}  - {property.DeclaringType!.Name}"
                );
            else if (found[index].Property is { GetMethod.IsPublic: false } hidden && !hidden.Name.Contains('.'))
                throw new ArgumentException(
                    $"Property '{property.Name}' must be marked public to override inherited member from:{Environment.NewLine}  - {property.DeclaringType!.Name}"
                );
        }
        return found;
    }
}
