using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Debian;

/// <summary>Finds the mirrors and the proxy to use: those that are set, else those that the machine's own package manager uses.</summary>
public static class DebianMirrors
{
    /// <summary>The archives to use.</summary>
    /// <param name="mirrors">Addresses of the main archive, tried in order; when empty, what the machine's apt uses. One that ends in <c>-security</c> is taken for the security archive.</param>
    /// <param name="keyring">File of keys, or null for what the machine's apt uses.</param>
    /// <param name="etc">The folder with <c>sources.list</c> and <c>sources.list.d</c>.</param>
    /// <exception cref="SlipwayException">SLP450: no mirror is known; SLP463: no keys.</exception>
    public static DebianArchive Find(IReadOnlyList<string> mirrors, string? keyring = null, string etc = "/etc/apt")
    {
        var found = DebianArchive.From(ReadSources(etc));
        if (mirrors.Count > 0)
            found = new DebianArchive([.. mirrors.Where(m => !IsSecurity(m)).Select(Trim)], [.. mirrors.Where(IsSecurity).Select(Trim)], found.Keyring);
        if (keyring is not null)
            found = found with { Keyring = keyring };
        if (found.Main.Count == 0)
            throw new SlipwayException(DebianProblems.NoMirror(etc));
        return File.Exists(found.Keyring) ? found : throw new SlipwayException(DebianProblems.NotSigned(found.Keyring, "the file is not there"));
    }

    /// <summary>The proxy that the machine's apt uses for http, or null.</summary>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Uri?> AptProxyAsync(CancellationToken cancellation = default)
    {
        if (Environment.GetEnvironmentVariable("http_proxy") is { Length: > 0 } set)
            return new Uri(set);
        if (ProcessRunner.Find("apt-config") is not { } program)
            return null;
        var dump = await ProcessRunner.RunAsync(new Command(program, "dump", "--format", "%v%n", "Acquire::http::Proxy"), null, cancellation);
        return Uri.TryCreate(dump.Output.Trim(), UriKind.Absolute, out var proxy) && proxy.Scheme.StartsWith("http", StringComparison.Ordinal) ? proxy : null;
    }

    private static List<AptSource> ReadSources(string etc)
    {
        var sources = new List<AptSource>();
        var folder = Path.Combine(etc, "sources.list.d");
        string[] files =
        [
            Path.Combine(etc, "sources.list"),
            .. Directory.Exists(folder) ? Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray() : [],
        ];
        foreach (var file in files.Where(File.Exists))
        {
            if (file.EndsWith(".sources", StringComparison.Ordinal))
                sources.AddRange(AptSource.FromSources(File.ReadAllText(file)));
            else if (file.EndsWith(".list", StringComparison.Ordinal))
                sources.AddRange(AptSource.FromList(File.ReadAllText(file)));
        }
        return sources;
    }

    private static bool IsSecurity(string mirror) => Trim(mirror).EndsWith("-security", StringComparison.Ordinal);

    private static string Trim(string mirror) => mirror.TrimEnd('/');
}
