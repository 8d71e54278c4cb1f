using System.Reflection;

namespace Nuke.Common.ValueInjection;

/// <summary>Writes values into the fields and properties of the build class. Components' members are never written: their getters ask.</summary>
internal static class Injection
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Members with an injection attribute, base classes first, then by priority.</summary>
    public static List<(MemberInfo Member, ValueInjectionAttributeBase Attribute)> MembersOf(Type type)
    {
        var found = new List<(MemberInfo, ValueInjectionAttributeBase Attribute)>();
        for (var current = type; current != typeof(object); current = current!.BaseType)
        {
            var own = new List<(MemberInfo, ValueInjectionAttributeBase)>();
            foreach (var member in current.GetProperties(Declared).Concat<MemberInfo>(current.GetFields(Declared)))
            {
                if (member.GetCustomAttribute<ValueInjectionAttributeBase>(inherit: false) is { } attribute)
                    own.Add((member, attribute));
            }
            found.InsertRange(0, own);
        }
        return [.. found.OrderByDescending(x => x.Attribute.Priority)];
    }

    public static void Into(NukeBuild build, IEnumerable<(MemberInfo Member, ValueInjectionAttributeBase Attribute)> members)
    {
        foreach (var (member, attribute) in members)
        {
            // The lists of targets share an attribute with the parameters that feed them, but are made from the plan.
            if (
                member.DeclaringType == typeof(NukeBuild)
                && member.Name
                    is nameof(NukeBuild.InvokedTargets)
                        or nameof(NukeBuild.SkippedTargets)
                        or nameof(NukeBuild.Host)
                        or nameof(NukeBuild.RootDirectory)
                        or nameof(NukeBuild.LoadedLocalProfiles)
            )
                continue;
            attribute.Build = build;
            if (attribute.TryGetValue(member, build) is { } value)
                Write(build, member, value);
        }
    }

    public static void Write(NukeBuild build, MemberInfo member, object value)
    {
        if (member is FieldInfo field)
            field.SetValue(build, value);
        else if (member is PropertyInfo { SetMethod: not null } property)
            property.SetValue(build, value);
        else
        {
            var backing =
                member.DeclaringType!.GetField($"<{member.Name}>k__BackingField", Declared)
                ?? throw new ArgumentException($"Property '{member.Name}' is not settable");
            backing.SetValue(build, value);
        }
    }
}
