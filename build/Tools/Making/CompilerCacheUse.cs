using Slipway.Core.Catalog;
using Slipway.Core.CompilerCaches;
using Slipway.Core.Diagnostics;
using Slipway.Core.Records;
using Slipway.Core.Rendering;
using Slipway.Tools.Docker;

namespace Slipway.Tools.Making;

/// <summary>The compiler cache of a run: what the steps that compile are told of it, and what they say.</summary>
internal sealed class CompilerCacheUse(Workbench bench)
{
    private const string Said = "compiler-cache: ";
    private const string Without = "without ";
    private const string Unwritten = "unwritten ";
    private const string Statistics = "statistics ";

    private readonly Lock _lock = new();
    private readonly List<string> _without = [];
    private readonly List<string> _unwritten = [];
    private CompilerCacheChoice _choice = CompilerCacheChoice.Disk;
    private SccacheSettings? _settings;
    private bool _isWarned;
    private CompilerCacheRecord _sum = new("", "disk", 0, 0, 0, 0, 0, []);
    private int _told;

    /// <summary>Network of the steps that compile.</summary>
    public string Network => _choice.Remote is null ? StepNetwork.None : StepNetwork.Host;

    /// <summary>Whether what is compiled is sent to a remote.</summary>
    public bool IsWritten => _choice.IsWritten;

    /// <summary>What was asked and found; null where nothing was compiled.</summary>
    public CompilerCacheRecord? Record =>
        _sum.Steps == 0 && _without.Count == 0
            ? null
            : _sum with
            {
                Remote = _choice.Remote?.ToString() ?? "",
                State =
                    _choice.Remote is null ? "disk"
                    : _without.Count > 0 ? "unused"
                    : _choice.IsWritten && _unwritten.Count == 0 ? "written"
                    : "read",
            };

    /// <summary>Takes what the command line or the settings name.</summary>
    /// <exception cref="SlipwayException">SLP595, SLP596.</exception>
    public void Choose(SccacheSettings? settings)
    {
        _settings = settings;
        _choice = CompilerCacheChoice.Of(bench.Request.Sccache, settings, bench.Request.Products.Contains("PushCache"));
    }

    /// <summary>Targets whose steps compile, with the network that their cache needs.</summary>
    /// <param name="targets">Targets of a bake.</param>
    public IEnumerable<BakeTarget> Give(IEnumerable<BakeTarget> targets) =>
        _choice.Remote is null ? targets : targets.Select(x => x.Secrets.Contains(SccacheSecret.Argument) ? x with { Network = StepNetwork.Host } : x);

    /// <summary>A bake with what its steps need of the compiler cache.</summary>
    /// <param name="bake">The bake.</param>
    /// <exception cref="SlipwayException">SLP598, SLP599: the file with credentials.</exception>
    public BakeRequest Give(BakeRequest bake)
    {
        var credentials = Credentials();
        var secret = SccacheSecret.Of(_choice, credentials);
        return bake with
        {
            // Nothing to be told is told, too: buildx refuses a secret whose variable is missing.
            Environment = new Dictionary<string, string?>(bake.Environment) { [SccacheSecret.Variable] = secret.Length > 0 ? secret : "\n" },
            Secrets = [.. bake.Secrets, secret, .. credentials.Where(x => x.Value.Length > 3).Select(x => x.Value)],
            Allow = _choice.Remote is null ? bake.Allow : [.. bake.Allow, "network.host"],
        };
    }

    /// <summary>Takes a line that a step printed.</summary>
    /// <param name="line">The line.</param>
    public void Hear(string line)
    {
        var at = line.IndexOf(Said, StringComparison.Ordinal);
        if (at < 0)
            return;
        var text = line[(at + Said.Length)..];
        lock (_lock)
        {
            if (text.StartsWith(Statistics, StringComparison.Ordinal))
                _sum = _sum.With(text[Statistics.Length..]);
            else if (text.StartsWith(Without, StringComparison.Ordinal))
                Add(_without, text[Without.Length..]);
            else if (text.StartsWith(Unwritten, StringComparison.Ordinal))
                Add(_unwritten, text[Unwritten.Length..]);
        }
    }

    /// <summary>Says what the steps since the last time asked and found: one line, and once a run one warning.</summary>
    public void Tell()
    {
        if (Record is not { } record)
            return;
        if (record.Steps > _told)
            bench.Say($"Compiler cache: {record}");
        _told = record.Steps;
        var reasons = _without.Count > 0 ? _without : _unwritten;
        if (reasons.Count == 0 || _isWarned)
            return;
        _isWarned = true;
        bench.Say(SccacheProblems.RemoteNotUsed(_choice.Remote!.ToString(), [.. reasons], isRead: _without.Count == 0).ToString());
    }

    private static void Add(List<string> reasons, string reason)
    {
        if (!reasons.Contains(reason, StringComparer.Ordinal))
            reasons.Add(reason);
    }

    /// <summary>Those of the file, then those of the environment over them.</summary>
    private Dictionary<string, string> Credentials()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_choice.Remote is not { } remote)
            return found;
        if (_settings?.Credentials is { } path)
        {
            foreach (var (name, value) in SccacheSecret.ReadCredentials(Read(path), path, remote.Kind))
                found[name] = value;
        }
        foreach (var name in SccacheSecret.CredentialNames(remote.Kind))
        {
            // A line feed would begin another variable.
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value && !value.AsSpan().ContainsAny('\n', '\r'))
                found[name] = value;
        }
        return found;
    }

    private string Read(string path)
    {
        try
        {
            return File.ReadAllText(Path.GetFullPath(path, bench.Request.Root));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SlipwayException(
                SccacheProblems.CredentialsUnreadable(path, e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message),
                e
            );
        }
    }
}
