using System.Net.Http.Json;
using System.Text.Json;
using Slipway.Core.Rendering.Auditing;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Auditing;

/// <summary>
/// Chromium without a window, of Debian's package, unpacked and not installed. Its own program looks beside itself for what it needs, so it runs in a root that is made of mounts
/// in a namespace of its own and is gone with it.
/// </summary>
public sealed class Browser : LocalServer, IAsyncLifetime
{
    private const string Script = """
        set -e
        new=$0 root=$1
        shift
        mkdir -p "$new/usr" "$new/etc" "$new/proc" "$new/sys" "$new/dev" "$new/tmp"
        for d in usr etc; do mount --bind "$root/$d" "$new/$d"; done
        for d in proc sys dev; do mount --rbind "/$d" "$new/$d"; done
        for d in bin lib lib64; do ln -s "usr/$d" "$new/$d"; done
        exec chroot "$new" /usr/lib/chromium/chromium-headless-shell "$@"
        """;

    private string? _missing;

    public async Task InitializeAsync()
    {
        if (ProcessRunner.Find("unshare") is null)
        {
            _missing = "needs unshare (util-linux) to run a browser of its own";
            return;
        }
        var root = await DebianPrograms.ProvideAsync("chromium-headless-shell");
        IReadOnlyList<string> become = Environment.IsPrivilegedProcess ? [] : ["--map-root-user"];
        // No sandbox: it needs privileges that a test has not, and the page is our own. The variables are those of the root, which has no bus.
        string[] arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--user-data-dir=/tmp/profile", "about:blank"];
        await StartAsync(
            new Command("unshare", [.. become, "--mount", "--", "sh", "-c", Script, Folder.Path, root.Path, $"--remote-debugging-port={Port}", .. arguments])
            {
                Environment = new Dictionary<string, string?>
                {
                    ["HOME"] = "/tmp",
                    ["DBUS_SESSION_BUS_ADDRESS"] = null,
                    ["LC_ALL"] = "C.UTF-8",
                },
            }
        );
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>A tab with the page of some audits, loaded.</summary>
    /// <param name="reports">The audits.</param>
    /// <param name="prepare">What is set before the page is loaded.</param>
    internal async Task<BrowserTab> OpenAsync(IReadOnlyList<Slipway.Core.Auditing.AuditReport> reports, Func<BrowserTab, Task>? prepare = null)
    {
        Needs.That(_missing is null, _missing ?? "");
        var name = $"{Guid.NewGuid():n}.html";
        await File.WriteAllTextAsync(Folder[name], AuditPage.Render(reports));
        using var http = new HttpClient();
        using var answer = await http.PutAsync($"http://127.0.0.1:{Port}/json/new?about:blank", null);
        var target = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var tab = await BrowserTab.ConnectAsync(new Uri(target.GetProperty("webSocketDebuggerUrl").GetString()!));
        if (prepare is not null)
            await prepare(tab);
        await tab.LoadAsync($"file:///{name}");
        return tab;
    }
}
