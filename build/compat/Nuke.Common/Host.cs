using Nuke.Common.CI;
using Nuke.Common.Execution;

namespace Nuke.Common;

public class Host
{
    protected Host() { }

    protected virtual IDisposable WriteBlock(string text)
    {
        var top = "╬" + new string('═', text.Length + 5);
        var bottom = "╬" + new string('═', Math.Max(text.Length - 4, 2));
        return new Block($"\n{top}\n║ {text}\n{bottom}\n", null);
    }

    internal virtual void Annotate(bool isError, string text) { }

    internal IDisposable Open(string text) => WriteBlock(text);

    internal static Host Named(string name)
    {
        Type[] hosts = [typeof(CI.GitHubActions.GitHubActions), typeof(Terminal)];
        return Array.Find(hosts, x => x.FullName!.EndsWith(name, StringComparison.OrdinalIgnoreCase)) switch
        {
            { } type when type == typeof(Terminal) => new Terminal(),
            { } => new CI.GitHubActions.GitHubActions(),
            null => throw new ArgumentException($"Host '{name}' is none of {string.Join(", ", hosts.Select(x => x.Name))}"),
        };
    }

    internal static Host Detected() =>
        Environment.GetEnvironmentVariable("GITHUB_ACTIONS") is not null ? new CI.GitHubActions.GitHubActions()
        : OtherBuildServer.IsRunning ? new OtherBuildServer()
        : new Terminal();
}
