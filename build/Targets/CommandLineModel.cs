using System.ComponentModel;
using System.Reflection;
using Nuke.Common;
using Nuke.Common.Tooling;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>Reads from a build class and its components which targets and options there are.</summary>
internal static class CommandLineModel
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The model of a build class. What the base class declares is known without it.</summary>
    /// <param name="build">The build class.</param>
    public static CommandModel Of(Type build)
    {
        var targets = new SortedSet<string>(StringComparer.Ordinal);
        var options = new Dictionary<string, OptionModel>(StringComparer.Ordinal) { ["Host"] = Host() };
        foreach (var member in Members(build))
        {
            var type = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
            if (type == typeof(Target))
                targets.Add(member.Name[(member.Name.LastIndexOf('.') + 1)..]);
            else if (member.GetCustomAttribute<ParameterAttribute>() is { } parameter)
                options[NameOf(member, parameter)] = Option(NameOf(member, parameter), type, parameter.Separator);
        }
        return new CommandModel([.. targets], [.. options.Values]);
    }

    private static IEnumerable<MemberInfo> Members(Type build)
    {
        for (var type = build; type is not null && type != typeof(NukeBuild); type = type.BaseType)
        {
            foreach (var member in type.GetProperties(Declared).Concat<MemberInfo>(type.GetFields(Declared)))
                yield return member;
        }
        foreach (var property in build.GetInterfaces().Where(x => x != typeof(INukeBuild)).SelectMany(x => x.GetProperties(Declared)))
            yield return property;
    }

    /// <summary>The name of a parameter: prefix of its interface, then its own.</summary>
    /// <param name="member">The member.</param>
    /// <param name="parameter">What marks it.</param>
    public static string NameOf(MemberInfo member, ParameterAttribute parameter)
    {
        var prefix = member.DeclaringType is { IsInterface: true } type ? type.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix ?? "" : "";
        return (prefix.EndsWith("Prefix", StringComparison.Ordinal) ? prefix[..^"Prefix".Length] : prefix) + (parameter.Name ?? member.Name);
    }

    private static OptionModel Option(string name, Type type, string? separator)
    {
        var arity = type.IsArray ? Arity.Many : Arity.One;
        var single = type.IsArray ? type.GetElementType()! : type;
        single = Nullable.GetUnderlyingType(single) ?? single;
        var option =
            single == typeof(bool) && !type.IsArray ? OptionModel.Flag(name)
            : single == typeof(string) ? OptionModel.Text(name, arity)
            : single.IsEnum ? OptionModel.Choice(name, arity, Enum.GetNames(single))
            : single.IsSubclassOf(typeof(Enumeration))
                ? OptionModel.Choice(name, arity, [.. single.GetFields(BindingFlags.Public | BindingFlags.Static).Select(x => x.Name)])
            : new OptionModel(name, arity, Describe(single), word => Converts(word, single));
        return option with
        {
            Separator = separator is { Length: > 0 } ? separator[0] : null,
            IsNumber = single == typeof(int) || single == typeof(long) || single == typeof(double) || single == typeof(decimal),
        };
    }

    private static string Describe(Type type) =>
        type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(double) || type == typeof(decimal) ? "a number, such as 1.5"
        : type == typeof(TimeSpan) ? "a time, such as 00:05:00"
        : $"a value of type {type.Name}";

    private static bool Converts(string word, Type type)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(word) is not null;
        }
        catch (Exception)
        {
            // Converters throw what they like: FormatException, ArgumentException, or either wrapped.
            return false;
        }
    }

    /// <summary>A host is found by the end of its type's full name; one that is not found would end the process with a stack trace.</summary>
    private static OptionModel Host() =>
        new(
            "Host",
            Arity.One,
            "the name of a host, such as Terminal or GitHubActions",
            word =>
                typeof(Host)
                    .Assembly.GetExportedTypes()
                    .Any(x => x.IsSubclassOf(typeof(Host)) && x.FullName!.EndsWith(word, StringComparison.OrdinalIgnoreCase))
        );
}
