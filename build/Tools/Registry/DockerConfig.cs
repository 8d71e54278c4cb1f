using System.Text;
using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Registry;

/// <summary>Credentials as <c>docker login</c> keeps them: a helper for the host, a helper for all, or the file itself.</summary>
/// <param name="folder">Folder of config.json; <c>DOCKER_CONFIG</c>, else <c>~/.docker</c>, when null.</param>
internal sealed class DockerConfig(string? folder)
{
    private const string HubKey = "https://index.docker.io/v1/";

    private readonly string _path = Path.Combine(
        folder
            ?? Environment.GetEnvironmentVariable("DOCKER_CONFIG")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker"),
        "config.json"
    );

    /// <summary>How long a helper may take.</summary>
    public TimeSpan HelperLimit { get; init; } = new RegistryOptions().HelperLimit;

    /// <summary>The credentials for a host, or null when there are none.</summary>
    public async Task<RegistryCredentials?> FindAsync(string host, CancellationToken cancellation)
    {
        if (!File.Exists(_path))
            return null;
        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(_path, cancellation));
            var root = document.RootElement;
            var helper = Member(Member(root, "credHelpers"), host) ?? Member(root, "credsStore");
            if (helper?.GetString() is { Length: > 0 } name)
                return await AskAsync(name, host, cancellation);
            return Member(root, "auths") is { } auths
                ? auths.EnumerateObject().Where(a => HostOf(a.Name) == host).Select(a => Read(a.Value)).FirstOrDefault()
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new SlipwayException(RegistryProblems.BadCredentials(_path, e.Message), e);
        }
    }

    private async Task<RegistryCredentials?> AskAsync(string helper, string host, CancellationToken cancellation)
    {
        var program = $"docker-credential-{helper}";
        var command = new Command(program, "get") { Input = host == "docker.io" ? HubKey : host, Timeout = HelperLimit };
        CommandResult result;
        try
        {
            result = await ProcessRunner.RunAsync(command, cancellation: cancellation);
        }
        catch (SlipwayException e)
        {
            throw new SlipwayException(RegistryProblems.BadCredentials(program, e.Problems[0].Found), e);
        }
        if (result.Output.Contains("credentials not found", StringComparison.OrdinalIgnoreCase))
            return null;
        // What a failing helper prints may hold anything: it is not shown.
        if (result.ExitCode != 0)
            throw new SlipwayException(RegistryProblems.BadCredentials(program, $"it ended with exit code {result.ExitCode}"));
        using var answer = JsonDocument.Parse(result.Output);
        var user = Member(answer.RootElement, "Username")?.GetString() ?? "";
        var secret = Member(answer.RootElement, "Secret")?.GetString() ?? throw new FormatException($"{program} gave no Secret");
        return new RegistryCredentials(user == "<token>" ? "" : user, secret, user == "<token>");
    }

    private static RegistryCredentials? Read(JsonElement entry)
    {
        if (Member(entry, "identitytoken")?.GetString() is { Length: > 0 } token)
            return new RegistryCredentials("", token, true);
        if (Member(entry, "auth")?.GetString() is { Length: > 0 } auth)
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(auth));
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            return colon > 0
                ? new RegistryCredentials(text[..colon], text[(colon + 1)..].TrimEnd('\0'), false)
                : throw new FormatException("an 'auth' without a colon");
        }
        var user = Member(entry, "username")?.GetString();
        return string.IsNullOrEmpty(user) ? null : new RegistryCredentials(user, Member(entry, "password")?.GetString() ?? "", false);
    }

    private static string HostOf(string key)
    {
        var host = key.Contains("://", StringComparison.Ordinal) ? key[(key.IndexOf("://", StringComparison.Ordinal) + 3)..] : key;
        host = host.Split('/')[0];
        return host is "index.docker.io" or "registry-1.docker.io" ? "docker.io" : host;
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } && parent.Value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}
