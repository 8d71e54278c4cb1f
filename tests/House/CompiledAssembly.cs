using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Slipway.House.Tests;

/// <summary>What a compiled assembly refers to, read from its metadata.</summary>
internal sealed record CompiledAssembly(IReadOnlyList<string> Assemblies, IReadOnlyList<string> Types, IReadOnlyList<string> Members)
{
    public static CompiledAssembly Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var file = new PEReader(stream);
        var reader = file.GetMetadataReader();
        return new CompiledAssembly(
            [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))],
            [.. reader.TypeReferences.Select(handle => TypeName(reader, handle))],
            [
                .. reader
                    .MemberReferences.Select(reader.GetMemberReference)
                    .Where(IsOfType)
                    .Select(member => $"{TypeName(reader, (TypeReferenceHandle)member.Parent)}.{reader.GetString(member.Name)}"),
            ]
        );
    }

    private static bool IsOfType(MemberReference member) => member.Parent.Kind == HandleKind.TypeReference;

    private static string TypeName(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
