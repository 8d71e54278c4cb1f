using Slipway.Core.Catalog;

namespace Slipway.Core.Images;

/// <summary>What a container of a service starts with. Nothing in it changes with the commit or the clock.</summary>
public static class ServiceConfig
{
    /// <summary>User and group id of the service in every image: no name to look up, no clash with a system user.</summary>
    public const int Uid = 10001;

    /// <summary>The config for a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="product">Which image of it. All start the same; in the one for developers programs of an administrator are found too.</param>
    public static ContainerConfig For(ServiceFacts service, ImageProduct product = ImageProduct.Runtime)
    {
        var environment = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["LANG"] = "C.UTF-8",
            ["PATH"] = "/opt/venv/bin:/usr/local/bin:/usr/bin:/bin",
            // The root is read-only in production: without this Python would try, and fail, to write beside every module.
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["PYTHONUNBUFFERED"] = "1",
            ["VIRTUAL_ENV"] = "/opt/venv",
        };
        // The image has no cache of library names: packages that open a component's library by its name find it in this way.
        if (service.Components is { Count: > 0 })
            environment["LD_LIBRARY_PATH"] = "/usr/local/lib";
        foreach (var (name, value) in service.Environment)
            environment[name] = value;
        if (product == ImageProduct.Dev)
            environment["PATH"] += ":/usr/local/sbin:/usr/sbin:/sbin";
        return new ContainerConfig
        {
            User = $"{Uid}:{Uid}",
            ExposedPorts = [$"{service.Port}/tcp"],
            Env = [.. environment.Select(x => $"{x.Key}={x.Value}")],
            Entrypoint = service.Command,
            WorkingDir = service.Folder,
            Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["org.opencontainers.image.title"] = service.Name },
            Healthcheck =
                service.Health.Count == 0
                    ? null
                    : new Healthcheck(["CMD", .. service.Health], Interval: Seconds(30), Timeout: Seconds(5), StartPeriod: Seconds(20), Retries: 3),
        };
    }

    private static long Seconds(int seconds) => seconds * 1_000_000_000L;
}
