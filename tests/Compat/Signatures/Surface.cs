using System.Reflection;

namespace Slipway.Compat.Tests.Signatures;

/// <summary>Everything that code outside an assembly can see of it, one line a type and a member.</summary>
public static class Surface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetTypes().Where(IsVisible).SelectMany(Of).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Of(Type type) => Members(type).Select(x => $"{TypeText.FullName(type)} :: {x}");

    public static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(Type type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!));

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
            return [Delegate(type)];
        if (type.IsEnum)
            return
            [
                .. Enum.GetNames(type).Select(x => $"{x} = {Convert.ToInt64(Enum.Parse(type, x))}"),
                $"type enum : {TypeText.Of(Enum.GetUnderlyingType(type))}",
            ];
        return
        [
            .. type.GetConstructors(Declared).Where(x => IsVisible(x) && !x.IsStatic).Select(MemberText.Of),
            .. type.GetFields(Declared).Where(x => x.IsPublic || x.IsFamily || x.IsFamilyOrAssembly).Select(MemberText.Of),
            .. type.GetProperties(Declared).Where(x => x.GetAccessors(nonPublic: true).Any(IsVisible)).Select(MemberText.Of),
            .. type.GetEvents(Declared).Where(x => IsVisible(x.AddMethod!)).Select(MemberText.Of),
            .. type.GetMethods(Declared).Where(x => IsVisible(x) && (!x.IsSpecialName || Operators.Names.ContainsKey(x.Name))).Select(MemberText.Of),
            TypeLine(type),
        ];
    }

    private static string Delegate(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        var arguments = type.GetGenericArguments();
        return $"type delegate {TypeText.Of(invoke.ReturnType, invoke.ReturnParameter)} {TypeText.Of(type)}({MemberText.Parameters(invoke)}){MemberText.Constraints(arguments)}";
    }

    private static string TypeLine(Type type)
    {
        var kind =
            type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var all = type.GetInterfaces();
        var implied = all.SelectMany(x => x.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        string[] bases =
        [
            .. type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [TypeText.Of(parent)] : (string[])[],
            .. all.Where(x => !implied.Contains(x)).Select(x => TypeText.Of(x)).Order(StringComparer.Ordinal),
        ];
        return $"type {kind}{(bases.Length > 0 ? " : " + string.Join(", ", bases) : "")}{MemberText.Constraints(type.GetGenericArguments())}";
    }
}
