using System.Text.Json;
using Slipway.Core.Doctor;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Doctor;

/// <summary>Where proxies are set on this machine.</summary>
internal static class ProxyProbe
{
    public static async Task<IReadOnlyList<ProxyFacts>> LookAsync(CancellationToken cancellation)
    {
        List<ProxyFacts> places =
        [
            new("the variable http_proxy", "http of Slipway, uv, npm", Variable("http_proxy")),
            new("the variable https_proxy", "https of Slipway, uv, npm", Variable("https_proxy")),
        ];
        if (ProcessRunner.Find("apt-config") is { } program)
        {
            var dump = await ProcessRunner.RunAsync(new Command(program, "dump", "--format", "%v%n", "Acquire::http::Proxy"), cancellation: cancellation);
            // apt reads the variable, too.
            var proxy = Shown(dump.Output.Trim());
            places.Add(new ProxyFacts("apt's Acquire::http::Proxy", "apt", proxy.Length > 0 ? proxy : Variable("http_proxy")));
        }
        if (DockerProxy() is { } docker)
            places.Add(new ProxyFacts("proxies of docker's config.json", "containers and RUN steps", docker));
        return places;
    }

    private static string Variable(string name) =>
        Shown(
            System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
                ? value
                : System.Environment.GetEnvironmentVariable(name.ToUpperInvariant()) ?? ""
        );

    /// <summary>Without user and password.</summary>
    private static string Shown(string proxy) =>
        Uri.TryCreate(proxy, UriKind.Absolute, out var address) ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : proxy;

    private static string? DockerProxy()
    {
        var file = Path.Combine(new DockerContexts(System.Environment.GetEnvironmentVariable).ConfigFolder, "config.json");
        if (!File.Exists(file))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return
                document.RootElement.TryGetProperty("proxies", out var proxies)
                && proxies.TryGetProperty("default", out var standard)
                && standard.TryGetProperty("httpProxy", out var proxy)
                ? Shown(proxy.GetString() ?? "")
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What the docker command cannot read either is not ours to judge.
            return null;
        }
    }
}
