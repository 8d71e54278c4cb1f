using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Slipway.Images.Tests.Workflows;

/// <summary>A workflow as it stands in its file: maps, lists and texts.</summary>
internal static class WorkflowFile
{
    public static JsonObject Read(string path)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(path);
        yaml.Load(reader);
        return (JsonObject)Convert(yaml.Documents.ShouldHaveSingleItem().RootNode)!;
    }

    private static JsonNode? Convert(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(map.Children.Select(x => KeyValuePair.Create(((YamlScalarNode)x.Key).Value!, Convert(x.Value)))),
            YamlSequenceNode list => new JsonArray([.. list.Select(Convert)]),
            YamlScalarNode { Value: var value } => value,
            _ => throw new NotSupportedException($"{node.NodeType}"),
        };
}
