using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Core.Catalog;

namespace Slipway.Core.Rendering;

/// <summary>
/// .devcontainer/devcontainer.json: editors and the dev container CLI start the image Dev with the checkout mounted, whose modules come before those of the image.
/// </summary>
public static class DevContainer
{
    /// <summary>Path of the file.</summary>
    public const string Path = ".devcontainer/devcontainer.json";

    /// <summary>Name of the user in every image of a service.</summary>
    public const string User = "app";

    private const string Folder = "/workspaces/${localWorkspaceFolderBasename}";

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's text.</summary>
    /// <param name="root">Root of the repository.</param>
    public static string Render(string root)
    {
        var service = Settings.Read(File.ReadAllText(System.IO.Path.Combine(root, "slipway.json")), "slipway.json").Service;
        var selection = Resolver.ResolveToBuild(Wish) with { Product = ImageProduct.Dev };
        var document = new JsonObject
        {
            ["name"] = service.Name,
            ["image"] = $"slipway/{service.Name}:{selection.Tag}",
            ["features"] = new JsonObject { [$"./{DevContainerFeature.Folder}"] = new JsonObject() },
            ["workspaceMount"] = $"source=${{localWorkspaceFolder}},target={Folder},type=bind",
            ["workspaceFolder"] = Folder,
            ["remoteUser"] = User,
            ["updateRemoteUserUID"] = true,
            ["containerEnv"] = new JsonObject { ["PYTHONPATH"] = string.Join(':', Paths(service)) },
            ["postCreateCommand"] = new JsonArray([.. Greeting(root, service).Select(x => JsonValue.Create(x))]),
        };
        return $"// Written by {GeneratedFile.Mend} from slipway.json. Do not edit. The image comes of ./build.sh Dev --upstream debian.\n"
            + document.ToJsonString(s_options)
            + "\n";
    }

    /// <summary>What the Dev of the page's command builds.</summary>
    private static Wish Wish { get; } = new(Platform.Amd64) { Upstream = "debian" };

    /// <summary>The checkout's source first: what is edited is what runs. What is compiled stays the image's.</summary>
    private static IEnumerable<string> Paths(ServiceFacts service) =>
        [$"{Folder}/{service.Source}", .. service.Environment.TryGetValue("PYTHONPATH", out var shipped) ? [shipped] : Array.Empty<string>()];

    private static IEnumerable<string> Greeting(string root, ServiceFacts service)
    {
        var module = service.Include.FirstOrDefault(x => File.Exists(System.IO.Path.Combine(root, service.Source, x, "__init__.py")));
        return [service.Command[0], "-c", module is null ? "import pytest" : $"import pytest, {module}; print({module}.__file__)"];
    }
}
