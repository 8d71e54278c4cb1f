using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Slipway.Tools.Testing;

/// <summary>Reads from a compiled test project which tests it has and which rows they show, without loading it: result files do not carry traits.</summary>
public static class TestAssembly
{
    private const string RowTrait = "Row";

    /// <summary>All tests of an assembly, with those that a class inherits from another class of it; none where the file is missing.</summary>
    /// <param name="path">The <c>.dll</c>.</param>
    public static IReadOnlyList<TestCase> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var stream = File.OpenRead(path);
        using var file = new PEReader(stream);
        var reader = file.GetMetadataReader();
        return [.. reader.TypeDefinitions.SelectMany(type => TestsOf(reader, type))];
    }

    private static IEnumerable<TestCase> TestsOf(MetadataReader reader, TypeDefinitionHandle type)
    {
        var name = FullName(reader, type);
        var classRows = new List<string>();
        var tests = new List<(string Method, IReadOnlyList<string> Rows)>();
        for (TypeDefinitionHandle? current = type; current is { } handle; current = BaseOf(reader, handle))
        {
            var definition = reader.GetTypeDefinition(handle);
            classRows.AddRange(Rows(reader, definition.GetCustomAttributes()));
            foreach (var method in definition.GetMethods().Select(reader.GetMethodDefinition))
                if (method.GetCustomAttributes().Any(attribute => IsTest(AttributeName(reader, attribute))))
                    tests.Add((reader.GetString(method.Name), [.. Rows(reader, method.GetCustomAttributes())]));
        }
        var isAbstract = reader.GetTypeDefinition(type).Attributes.HasFlag(System.Reflection.TypeAttributes.Abstract);
        return isAbstract ? [] : tests.Select(test => new TestCase(name, test.Method, [.. test.Rows.Concat(classRows).Distinct(StringComparer.Ordinal)]));
    }

    private static TypeDefinitionHandle? BaseOf(MetadataReader reader, TypeDefinitionHandle type)
    {
        var parent = reader.GetTypeDefinition(type).BaseType;
        return !parent.IsNil && parent.Kind == HandleKind.TypeDefinition ? (TypeDefinitionHandle)parent : null;
    }

    private static bool IsTest(string attribute) =>
        attribute.EndsWith("FactAttribute", StringComparison.Ordinal) || attribute.EndsWith("TheoryAttribute", StringComparison.Ordinal);

    private static IEnumerable<string> Rows(MetadataReader reader, CustomAttributeHandleCollection attributes)
    {
        foreach (var handle in attributes)
        {
            if (AttributeName(reader, handle) != "TraitAttribute")
                continue;
            var value = reader.GetBlobReader(reader.GetCustomAttribute(handle).Value);
            value.ReadUInt16();
            if (value.ReadSerializedString() == RowTrait && value.ReadSerializedString() is { } row)
                yield return row;
        }
    }

    private static string AttributeName(MetadataReader reader, CustomAttributeHandle handle)
    {
        var constructor = reader.GetCustomAttribute(handle).Constructor;
        var type =
            constructor.Kind == HandleKind.MemberReference
                ? reader.GetMemberReference((MemberReferenceHandle)constructor).Parent
                : reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType();
        return type.Kind switch
        {
            HandleKind.TypeReference => reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name),
            HandleKind.TypeDefinition => reader.GetString(reader.GetTypeDefinition((TypeDefinitionHandle)type).Name),
            _ => "",
        };
    }

    private static string FullName(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        var parent = type.GetDeclaringType();
        if (!parent.IsNil)
            return $"{FullName(reader, parent)}+{name}";
        var space = reader.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }
}
