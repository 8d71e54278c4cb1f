using Slipway.Core.Catalog;

namespace Slipway.Core.Images;

/// <summary>What an image's config says besides its layers (image-spec, config.md). Nothing in it changes with the commit or the clock.</summary>
/// <param name="User">User and group id that the service runs as.</param>
/// <param name="WorkingDirectory">Absolute folder.</param>
/// <param name="Entrypoint">Exec form.</param>
/// <param name="Health">Health check, exec form.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Environment"><c>NAME=value</c>, sorted.</param>
/// <param name="Labels"><c>name=value</c>, sorted.</param>
public sealed record ImageFacts(
    string User,
    string WorkingDirectory,
    IReadOnlyList<string> Entrypoint,
    IReadOnlyList<string> Health,
    int Port,
    IReadOnlyList<string> Environment,
    IReadOnlyList<string> Labels
)
{
    /// <summary>User id of the service in every image: no name to look up, no clash with a system user.</summary>
    public const int Uid = 10001;

    /// <summary>The facts for a service.</summary>
    /// <param name="service">The service.</param>
    public static ImageFacts For(ServiceFacts service)
    {
        var environment = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/opt/venv/bin:/usr/local/bin:/usr/bin:/bin",
            ["VIRTUAL_ENV"] = "/opt/venv",
            ["LANG"] = "C.UTF-8",
            ["PYTHONUNBUFFERED"] = "1",
            // The root is read-only in production: without this Python would try, and fail, to write beside every module.
            ["PYTHONDONTWRITEBYTECODE"] = "1",
        };
        foreach (var (name, value) in service.Environment)
            environment[name] = value;
        return new ImageFacts(
            $"{Uid}:{Uid}",
            service.Folder,
            service.Command,
            service.Health,
            service.Port,
            [.. environment.Select(x => $"{x.Key}={x.Value}")],
            [$"org.opencontainers.image.title={service.Name}"]
        );
    }
}
