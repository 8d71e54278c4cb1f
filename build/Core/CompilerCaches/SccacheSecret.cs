using System.Text;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.CompilerCaches;

/// <summary>
/// What the steps that compile are told about the compiler cache: variables of sccache's server, one NAME=VALUE a line. They get it as a secret of BuildKit. So it is in no layer, no
/// history and no key: which cache was asked changes nothing of what is compiled.
/// </summary>
public static class SccacheSecret
{
    /// <summary>Its id: <c>--mount=type=secret,id=sccache</c>.</summary>
    public const string Id = "sccache";

    /// <summary>The variable that hands it to buildx: a process list shows arguments, and no variables.</summary>
    public const string Variable = "SLIPWAY_SCCACHE_SECRET";

    /// <summary>As buildx takes it.</summary>
    public const string Argument = $"id={Id},env={Variable}";

    private static readonly Dictionary<RemoteKind, string[]> s_names = new()
    {
        [RemoteKind.Redis] = ["SCCACHE_REDIS_USERNAME", "SCCACHE_REDIS_PASSWORD"],
        [RemoteKind.S3] = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "SCCACHE_S3_NO_CREDENTIALS"],
        [RemoteKind.Webdav] = ["SCCACHE_WEBDAV_USERNAME", "SCCACHE_WEBDAV_PASSWORD", "SCCACHE_WEBDAV_TOKEN"],
        [RemoteKind.Memcached] = ["SCCACHE_MEMCACHED_USERNAME", "SCCACHE_MEMCACHED_PASSWORD"],
        [RemoteKind.Gha] = ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL", "ACTIONS_CACHE_URL", "ACTIONS_CACHE_SERVICE_V2"],
    };

    /// <summary>Variables that carry the credentials of a remote.</summary>
    /// <param name="kind">What it speaks.</param>
    public static IReadOnlyList<string> CredentialNames(RemoteKind kind) => s_names[kind];

    /// <summary>The text for the steps.</summary>
    /// <param name="choice">The cache.</param>
    /// <param name="credentials">Variables with credentials, by name.</param>
    public static string Of(CompilerCacheChoice choice, IReadOnlyDictionary<string, string> credentials)
    {
        var text = new StringBuilder();
        if (choice.Limit is { } limit)
            Add("SCCACHE_CACHE_SIZE", $"{Math.Max(1, limit / (1 << 20))}M");
        if (choice.Remote is not { } remote)
            return text.ToString();
        foreach (var (name, value) in remote.Variables(choice.IsWritten))
            Add(name, value);
        foreach (var name in CredentialNames(remote.Kind))
            if (credentials.TryGetValue(name, out var value))
                Add(name, value);
        Add("SLIPWAY_SCCACHE_REMOTE", remote.Location);
        Add("SLIPWAY_SCCACHE_WRITES", choice.IsWritten ? "1" : "");
        return text.ToString();

        void Add(string name, string value) => text.Append(name).Append('=').Append(value).Append('\n');
    }

    /// <summary>Reads a file with credentials.</summary>
    /// <param name="text">Lines NAME=VALUE; empty lines and lines that begin with '#' are passed over.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="kind">What the remote speaks.</param>
    /// <exception cref="SlipwayException">SLP598: all lines that are none, without what they say.</exception>
    public static IReadOnlyDictionary<string, string> ReadCredentials(string text, string path, RemoteKind kind)
    {
        var (found, wrong) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<Problem>());
        var names = CredentialNames(kind);
        foreach (var (number, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var name = line.Split('=')[0];
            if (name.Length < line.Length && names.Contains(name, StringComparer.Ordinal))
                found[name] = line[(name.Length + 1)..];
            else
                wrong.Add(SccacheProblems.CredentialsLine(path, number + 1, names, name.Length < line.Length ? Closest.To(name, names) : null));
        }
        return wrong.Count > 0 ? throw new SlipwayException(wrong) : found;
    }
}
