using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Octokit.Internal;

/// <summary>Models are filled through setters that only their own type sees.</summary>
internal static class Setters
{
    public static IJsonTypeInfoResolver Resolver { get; } = new DefaultJsonTypeInfoResolver { Modifiers = { Fill } };

    private static void Fill(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            if (member.Set is null && member.AttributeProvider is PropertyInfo property && property.GetSetMethod(nonPublic: true) is { } setter)
                member.Set = (target, value) => setter.Invoke(target, [value]);
        }
    }
}
