using System.Text;
using System.Text.Json;
using Nuke.Common.IO;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>.nuke/build.schema.json, by which editors complete parameter files. Looked at again only after the build was compiled anew.</summary>
internal static class SchemaFile
{
    public static void Update(NukeBuild build)
    {
        var schema = NukeBuild.RootDirectory / ".nuke" / "build.schema.json";
        if (
            NukeBuild.BuildAssemblyFile is not { } assembly
            || (File.Exists(schema) && File.GetLastWriteTimeUtc(schema) >= File.GetLastWriteTimeUtc(assembly))
            || NukeBuild.BuildProjectFile is null
        )
            return;
        // Two builds may start at once, and an editor may be reading.
        var aside = $"{schema}.{Environment.ProcessId}";
        File.WriteAllBytes(aside, Render(build));
        File.Move(aside, schema, overwrite: true);
        var parameters = NukeBuild.RootDirectory / ".nuke" / "parameters.json";
        if (!File.Exists(parameters))
            File.WriteAllText(parameters, "{\n  \"$schema\": \"./build.schema.json\"\n}\n");
    }

    private static byte[] Render(NukeBuild build)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            var parameters = DeclaredParameter.In(build.GetType());
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-04/schema#");
            json.WriteStartObject("definitions");
            WriteEnum(json, "Host", ["GitHubActions", "Terminal"]);
            WriteEnum(json, "ExecutableTarget", build.AllTargets.Select(x => x.Name).Order(StringComparer.Ordinal));
            WriteEnum(json, "Verbosity", Enum.GetNames<Verbosity>());
            json.WriteStartObject("NukeBuild");
            WriteProperties(json, parameters.Where(x => x.IsBuiltIn));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("allOf");
            json.WriteStartObject();
            WriteProperties(json, parameters.Where(x => !x.IsBuiltIn));
            json.WriteEndObject();
            json.WriteStartObject();
            json.WriteString("$ref", "#/definitions/NukeBuild");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return [.. bytes.ToArray(), .. Encoding.UTF8.GetBytes("\n")];
    }

    private static void WriteEnum(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "string");
        WriteValues(json, values);
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, IEnumerable<string> values)
    {
        json.WriteStartArray("enum");
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json, IEnumerable<DeclaredParameter> parameters)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var parameter in parameters.OrderBy(x => x.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject(parameter.Name);
            if (parameter.Name is "Host" or "Verbosity")
                json.WriteString("$ref", $"#/definitions/{parameter.Name}");
            else
                WriteType(json, parameter.Type);
            if (parameter.Text is { } text)
                json.WriteString("description", text.TrimEnd('.'));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsArray || type == typeof(IReadOnlyCollection<ExecutableTarget>))
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            if (type.IsArray)
                WriteType(json, type.GetElementType());
            else
                json.WriteString("$ref", "#/definitions/ExecutableTarget");
            json.WriteEndObject();
            return;
        }
        json.WriteString(
            "type",
            type == typeof(bool) ? "boolean"
                : type == typeof(int) || type == typeof(long) ? "integer"
                : "string"
        );
        if (type.IsEnum)
            WriteValues(json, Enum.GetNames(type));
    }
}
