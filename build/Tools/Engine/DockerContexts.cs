using System.Text.Json;

namespace Slipway.Tools.Engine;

/// <summary>
/// Which engine the docker command would talk to: <c>DOCKER_HOST</c>, then <c>DOCKER_CONTEXT</c>, then <c>currentContext</c> of <c>config.json</c>
/// (docker docs: "Docker contexts"). A context's address is in <c>contexts/meta/*/meta.json</c>.
/// </summary>
/// <param name="environment">Reads an environment variable; null where it is not set.</param>
public sealed class DockerContexts(Func<string, string?> environment)
{
    /// <summary>The folder with the docker command's configuration: <c>DOCKER_CONFIG</c>, else <c>~/.docker</c>.</summary>
    public string ConfigFolder { get; } =
        Given(environment("DOCKER_CONFIG"))
        ?? Path.Combine(Given(environment("HOME")) ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");

    /// <summary>The engine that the user named, or null where the default applies.</summary>
    public EngineEndpoint? Chosen()
    {
        if (Given(environment("DOCKER_HOST")) is { } host)
            return new EngineEndpoint(host, "DOCKER_HOST", Chosen: true);
        var (name, source) = Given(environment("DOCKER_CONTEXT")) is { } context
            ? (context, "DOCKER_CONTEXT")
            : (CurrentContext(), "the current docker context");
        if (name is null or "default")
            return null;
        return new EngineEndpoint(Address(name) ?? $"context:{name}", $"{source} '{name}'", Chosen: true, Context: name);
    }

    private string? CurrentContext() => Text(Path.Combine(ConfigFolder, "config.json"), "currentContext");

    private string? Address(string context)
    {
        var folder = Path.Combine(ConfigFolder, "contexts", "meta");
        if (!Directory.Exists(folder))
            return null;
        return Directory
            .EnumerateFiles(folder, "meta.json", SearchOption.AllDirectories)
            .Where(file => Text(file, "Name") == context)
            .Select(file => Text(file, "Endpoints", "docker", "Host"))
            .FirstOrDefault(address => address is not null);
    }

    /// <summary>A text of a JSON file, or null: what the docker command cannot read either is not ours to judge.</summary>
    private static string? Text(string file, params IReadOnlyList<string> path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var element = document.RootElement;
            foreach (var name in path)
            {
                if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                    return null;
            }
            return element.ValueKind == JsonValueKind.String ? Given(element.GetString()) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
