using System.Reflection;
using System.Runtime.CompilerServices;

namespace Slipway.Compat.Tests.Signatures;

/// <summary>Types as C# writes them, without namespaces.</summary>
public static class TypeText
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>The type of a member or parameter; the provider tells the names of tuple elements.</summary>
    public static string Of(Type type, ICustomAttributeProvider? provider = null)
    {
        var names = provider
            ?.GetCustomAttributes(typeof(TupleElementNamesAttribute), inherit: false)
            .OfType<TupleElementNamesAttribute>()
            .FirstOrDefault()
            ?.TransformNames;
        return Of(type, new Queue<string?>(names ?? []));
    }

    /// <summary>The full name with namespace and outer types, as the list's left side has it.</summary>
    public static string FullName(Type type) => $"{type.Namespace}.{Of(type)}";

    private static string Of(Type type, Queue<string?> tupleNames)
    {
        if (type.IsByRef)
            type = type.GetElementType()!;
        if (s_keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, tupleNames)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying, tupleNames) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsGenericType && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
            return Tuple(type, tupleNames);
        return Named(type, tupleNames);
    }

    private static string Tuple(Type type, Queue<string?> tupleNames)
    {
        var own = type.GetGenericArguments().Select(_ => tupleNames.Count > 0 ? tupleNames.Dequeue() : null).ToList();
        return "(" + string.Join(", ", type.GetGenericArguments().Zip(own, (x, name) => $"{Of(x, tupleNames)} {name}".TrimEnd())) + ")";
    }

    private static string Named(Type type, Queue<string?> tupleNames)
    {
        var outer = type.IsNested ? Of(type.DeclaringType!, tupleNames) + "." : "";
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0)
            return outer + type.Name;
        var inherited = type.IsNested ? type.DeclaringType!.GetGenericArguments().Length : 0;
        var arguments = type.GetGenericArguments().Skip(inherited).Select(x => Of(x, tupleNames));
        return $"{outer}{type.Name[..tick]}<{string.Join(", ", arguments)}>";
    }
}
