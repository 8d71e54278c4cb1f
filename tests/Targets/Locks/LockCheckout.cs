using Slipway.Tools.Processes;

namespace Slipway.Targets.Tests.Locks;

/// <summary>A checkout with the committed requirement files, locks and settings, to be damaged.</summary>
public sealed class LockCheckout : IDisposable
{
    private readonly BuildRun _run = new();

    public LockCheckout()
    {
        var from = Path.Combine(Repository.Root, "requirements");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = _run["requirements", Path.GetRelativePath(from, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        File.Copy(Path.Combine(Repository.Root, "slipway.json"), _run["slipway.json"]);
    }

    public Dictionary<string, string?> Environment => _run.Environment;

    public string this[params string[] parts] => _run[parts];

    /// <summary>Changes a file; the text must be in it.</summary>
    public void Edit(string path, string old, string now)
    {
        var text = File.ReadAllText(_run[path]);
        text.ShouldContain(old);
        File.WriteAllText(_run[path], text.Replace(old, now, StringComparison.Ordinal));
    }

    /// <summary>All bytes of requirement files and locks, to see that nothing was written.</summary>
    public string State() =>
        string.Concat(
            Directory.EnumerateFiles(_run["requirements"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(x => x + File.ReadAllText(x))
        );

    public Task<CommandResult> RunAsync(params string[] arguments) => _run.RunAsync(arguments);

    public void Dispose() => _run.Dispose();
}
