using System.Reflection;
using System.Runtime.CompilerServices;

namespace Slipway.Compat.Tests.Signatures;

/// <summary>Members as the signature lists write them: modifiers, type, name, parameters with defaults, constraints.</summary>
public static class MemberText
{
    public static string Of(FieldInfo field) =>
        field.IsLiteral
            ? $"{Access(field.IsPublic)}const {TypeText.Of(field.FieldType)} {field.Name} = {Literal(field.GetRawConstantValue(), field.FieldType)}"
            : $"{Access(field.IsPublic)}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeText.Of(field.FieldType, field)} {field.Name}";

    public static string Of(ConstructorInfo constructor) => $"{Access(constructor.IsPublic)}ctor({Parameters(constructor)})";

    public static string Of(EventInfo @event) => $"{Modifiers(@event.AddMethod!)}event {TypeText.Of(@event.EventHandlerType!)} {@event.Name}";

    public static string Of(PropertyInfo property)
    {
        MethodInfo?[] accessors = [property.GetMethod, property.SetMethod];
        var widest = accessors.OfType<MethodInfo>().OrderByDescending(x => x.IsPublic).First();
        var texts = accessors.OfType<MethodInfo>().Where(Surface.IsVisible).Select(x => (x.IsPublic == widest.IsPublic ? "" : "protected ") + Accessor(x));
        var indexes = property.GetIndexParameters();
        var name = indexes.Length > 0 ? $"this[{string.Join(", ", indexes.Select(Parameter))}]" : property.Name;
        return $"{Modifiers(widest)}{TypeText.Of(property.PropertyType, property)} {name} {{ {string.Join(' ', texts)} }}";
    }

    public static string Of(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(x => x.Name))}>" : "";
        var name = Operators.Names.TryGetValue(method.Name, out var symbol)
            ? symbol is "implicit" or "explicit"
                ? $"{symbol} operator {TypeText.Of(method.ReturnType)}"
                : $"{TypeText.Of(method.ReturnType)} operator {symbol}"
            : $"{TypeText.Of(method.ReturnType, method.ReturnParameter)} {method.Name}";
        return $"{Modifiers(method)}{name}{generic}({Parameters(method)}){(method.IsGenericMethod ? Constraints(method.GetGenericArguments()) : "")}";
    }

    public static string Parameters(MethodBase method)
    {
        var extends = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return extends + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    public static string Constraints(Type[] arguments) =>
        string.Concat(
            arguments.Select(argument =>
            {
                var flags = argument.GenericParameterAttributes;
                var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
                List<string> parts =
                [
                    .. flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : (string[])[],
                    .. isStruct ? ["struct"] : (string[])[],
                    .. argument.GetGenericParameterConstraints().Where(x => x != typeof(ValueType)).Select(x => TypeText.Of(x)),
                    .. flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct ? ["new()"] : (string[])[],
                ];
                return parts.Count > 0 ? $" where {argument.Name} : {string.Join(", ", parts)}" : "";
            })
        );

    private static string Parameter(ParameterInfo parameter)
    {
        var passing =
            parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params "
            : parameter.IsOut ? "out "
            : parameter.ParameterType.IsByRef ? (parameter.IsIn ? "in " : "ref ")
            : "";
        var text = $"{passing}{TypeText.Of(parameter.ParameterType, parameter)} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {Literal(parameter.RawDefaultValue, parameter.ParameterType)}" : text;
    }

    private static string Literal(object? value, Type type) =>
        value switch
        {
            null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            _ when type.IsEnum => $"{TypeText.Of(type)}.{Enum.ToObject(type, value)}",
            _ => FormattableString.Invariant($"{value}"),
        };

    private static string Accessor(MethodInfo accessor) =>
        accessor.Name.StartsWith("get_", StringComparison.Ordinal) ? "get;"
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;"
        : "set;";

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface)
            return method.IsStatic ? "static "
                : method.IsAbstract ? ""
                : "default ";
        var dispatch =
            method.IsStatic ? "static "
            : method.GetBaseDefinition() != method ? (method.IsFinal ? "sealed override " : "override ")
            : method.IsAbstract ? "abstract "
            : method.IsVirtual && !method.IsFinal ? "virtual "
            : "";
        return Access(method.IsPublic) + dispatch;
    }

    private static string Access(bool isPublic) => isPublic ? "" : "protected ";
}
