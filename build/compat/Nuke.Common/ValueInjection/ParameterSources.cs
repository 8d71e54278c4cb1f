using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.ValueInjection;

/// <summary>Where a parameter's value comes from: command line, environment, parameter files; the first that is not null wins.</summary>
internal static class ParameterSources
{
    private static readonly Dictionary<MemberInfo, object> s_cached = [];

    /// <summary>Prefix of the declaring interface, then the attribute's name or the member's.</summary>
    public static string NameOf(MemberInfo member, ParameterAttribute parameter)
    {
        var name = parameter?.Name ?? member.Name;
        var prefix = member.DeclaringType is { IsInterface: true } type ? type.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix : null;
        if (prefix is null)
            return name;
        return (prefix.EndsWith("Prefix", StringComparison.Ordinal) ? prefix[..^"Prefix".Length] : prefix) + name;
    }

    public static object Get(MemberInfo member, ParameterAttribute parameter) =>
        Get(NameOf(member, parameter), TypeOf(member), parameter.Separator, member.IsDefined(typeof(SecretAttribute)));

    public static object Get(string name, Type type, string separator = null, bool secret = false, bool files = true)
    {
        char? mark = separator is { Length: > 0 } ? separator[0] : null;
        if (Arguments.Of(name) is { } words && FromArgument(name, words, type, mark) is { } given)
            return given;
        if (Variables.Of(name) is { } text && Conversion.FromVariable(text, type, mark) is { } found)
            return found;
        return files ? ParameterFiles.Of(name, type, secret) : null;
    }

    /// <summary>A list of target names; null where no source has one, also where one is unreadable.</summary>
    public static string[] TargetNames(string name, string member)
    {
        try
        {
            return (string[])Get(name, typeof(string[]), "+");
        }
        catch (Exception exception)
        {
            Log.Warning($"Could not inject value for NukeBuild.{member}", exception);
            return null;
        }
    }

    /// <summary>For the getters of components, which no value can be written to.</summary>
    public static T TryGetValue<T>(LambdaExpression expression, INukeBuild build)
    {
        var body = expression.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : expression.Body;
        var member = ((MemberExpression)body).Member;
        if (!s_cached.TryGetValue(member, out var value))
        {
            var attribute =
                member.GetCustomAttribute<ValueInjectionAttributeBase>()
                ?? throw new InvalidOperationException($"Member '{member.Name}' has no injection attribute.");
            attribute.Build = build;
            value = attribute.TryGetValue(member, build);
            if (value is not null)
                s_cached[member] = value;
        }
        return value is null ? default : (T)value;
    }

    public static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static object FromArgument(string name, string[] words, Type type, char? separator)
    {
        try
        {
            return Conversion.FromArgument(words, type, separator);
        }
        catch (ArgumentException exception)
        {
            var all = string.Concat(words.Select(x => $"{Environment.NewLine}  - {x}"));
            throw new ArgumentException(
                $"Resolving argument '{name}' failed.{Environment.NewLine}{exception.Message}{Environment.NewLine}Arguments were:{all}",
                exception
            );
        }
    }
}
