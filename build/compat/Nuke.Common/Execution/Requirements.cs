using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>What must hold before anything runs, checked once for the targets that will.</summary>
internal static class Requirements
{
    public static void Check(NukeBuild build)
    {
        foreach (var member in Members(build.GetType()).Where(x => x.IsDefined(typeof(RequiredAttribute))))
        {
            if (IsEmpty(build, member))
                throw new ArgumentException($"Member '{NameOf(member)}' is required to be not null or empty");
        }
        foreach (var target in build.ScheduledTargets)
        {
            foreach (var requirement in target.DelegateRequirements)
                Check(build, target, requirement);
        }
    }

    private static void Check(NukeBuild build, ExecutableTarget target, LambdaExpression requirement)
    {
        if (requirement is Expression<Func<bool>> condition)
        {
            if (!condition.Compile(preferInterpretation: true)())
                throw new ArgumentException($"Target '{target.Name}' requires '{condition.Body}'");
            return;
        }
        var body = requirement.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : requirement.Body;
        var member = ((MemberExpression)body).Member;
        if (!member.IsDefined(typeof(ValueInjectionAttributeBase)))
            throw new ArgumentException($"Member '{member.Name}' is required from target '{target.Name}' but not marked with an injection attribute.");
        if (IsEmpty(build, member))
            Ask(build, member);
        if (IsEmpty(build, member))
            throw new ArgumentException($"Target '{target.Name}' requires member '{NameOf(member)}' to be not null or empty");
    }

    /// <summary>A person in front of a terminal is asked for what is missing.</summary>
    private static void Ask(NukeBuild build, MemberInfo member)
    {
        if (NukeBuild.Host is not Terminal || Console.IsInputRedirected || Console.IsOutputRedirected || member.DeclaringType is { IsInterface: true })
            return;
        Console.Write($"{NameOf(member)}: ");
        if (Console.ReadLine() is { Length: > 0 } answer)
            Injection.Write(build, member, Conversion.FromArgument([answer], ParameterSources.TypeOf(member), null));
    }

    private static IEnumerable<MemberInfo> Members(Type type)
    {
        const BindingFlags declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        for (var current = type; current != typeof(NukeBuild); current = current!.BaseType)
        {
            foreach (var member in current.GetProperties(declared).Concat<MemberInfo>(current.GetFields(declared)))
                yield return member;
        }
        foreach (var property in type.GetInterfaces().Where(x => x != typeof(INukeBuild)).SelectMany(x => x.GetProperties(declared)))
            yield return property;
    }

    private static bool IsEmpty(NukeBuild build, MemberInfo member)
    {
        var value = member is PropertyInfo property ? property.GetValue(build) : ((FieldInfo)member).GetValue(build);
        return value is string text ? string.IsNullOrWhiteSpace(text) : value is null;
    }

    private static string NameOf(MemberInfo member) => ParameterSources.NameOf(member, member.GetCustomAttribute<ParameterAttribute>());
}
