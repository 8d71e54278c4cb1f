using System.Text;
using Slipway.Core.Debian;
using Slipway.Core.Images;

namespace Slipway.Tools.Debian;

/// <summary>
/// A private world for apt: its own sources, keys, indices and an empty database of installed packages, below Slipway's home. Nothing of the machine's apt is read or written,
/// and no architecture has to be added to the machine.
/// </summary>
internal sealed class AptFolder
{
    private readonly string root;

    public AptFolder(
        SlipwayHome home,
        DebianArchive archive,
        string mirror,
        DebianSuites suites,
        string architecture,
        IReadOnlyList<string> foreign,
        Uri? proxy
    )
    {
        var sources = Sources(archive, mirror, suites, architecture, foreign);
        root = Path.Combine(home.Root, "apt", Digest.Of(sources).Abbreviated);
        foreach (var folder in new[] { "etc/apt.conf.d", "etc/preferences.d", "state/lists/partial", "cache/archives/partial", "log" })
            Directory.CreateDirectory(Path.Combine(root, folder));
        Write("status", "");
        Write("etc/sources.list", sources);
        Write("etc/preferences", string.Concat(suites.ByName.Select(suite => $"Package: *\nPin: release n={suite}\nPin-Priority: 100\n\n")));
        Write("apt.conf", Settings(architecture, foreign, proxy));
    }

    /// <summary>Makes apt read this folder only.</summary>
    public IReadOnlyDictionary<string, string?> Environment =>
        new Dictionary<string, string?>
        {
            ["APT_CONFIG"] = Path.Combine(root, "apt.conf"),
            ["LC_ALL"] = "C",
            ["DEBIAN_FRONTEND"] = "noninteractive",
        };

    /// <summary>Touched when the indices were brought up to date.</summary>
    public string Stamp => Path.Combine(root, "updated");

    /// <summary>Held while apt works in this folder.</summary>
    public string Lock => Path.Combine(root, "in-use");

    /// <summary>The suites' Release files as apt verified them.</summary>
    public IReadOnlyList<string> ReleaseFiles => [.. Directory.GetFiles(Path.Combine(root, "state/lists"), "*Release").Order(StringComparer.Ordinal)];

    private static string Sources(DebianArchive archive, string mirror, DebianSuites suites, string architecture, IReadOnlyList<string> foreign)
    {
        var text = new StringBuilder();
        foreach (var suite in suites.All)
        {
            foreach (var uri in archive.ForSuite(suite) == archive.Main ? [mirror] : archive.Security.Take(1))
                text.Append(
                    $"deb [arch={string.Join(',', foreign.Prepend(architecture))} signed-by={archive.Keyring}] {uri} {suite} {string.Join(' ', suites.Components)}\n"
                );
        }
        return text.ToString();
    }

    private string Settings(string architecture, IReadOnlyList<string> foreign, Uri? proxy) =>
        $$"""
            Dir "{{root}}/";
            Dir::Etc "{{root}}/etc/";
            Dir::State "{{root}}/state/";
            Dir::State::status "{{root}}/status";
            Dir::Cache "{{root}}/cache/";
            Dir::Log "{{root}}/log/";
            APT::Architecture "{{architecture}}";
            APT::Architectures { {{string.Concat(foreign.Prepend(architecture).Select(a => $"\"{a}\"; "))}}};
            APT::Install-Recommends "false";
            APT::Install-Suggests "false";
            APT::Sandbox::User "";
            APT::Update::Error-Mode "any";
            APT::Get::AllowUnauthenticated "false";
            Acquire::Languages "none";
            Acquire::Retries "2";
            Acquire::http::Timeout "20";
            Acquire::Check-Valid-Until "true";
            {{(proxy is null ? "" : $"Acquire::http::Proxy \"{proxy}\";")}}

            """;

    private void Write(string name, string text)
    {
        var path = Path.Combine(root, name);
        if (!File.Exists(path) || File.ReadAllText(path) != text)
            File.WriteAllText(path, text);
    }
}
