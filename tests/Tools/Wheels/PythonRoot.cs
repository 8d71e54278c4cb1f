using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Wheels;

/// <summary>
/// A root with Debian trixie's Python 3.13, its venv and its pip, unpacked from packages once into the user's cache; nothing is installed.
/// Every test works in a copy of its own (hard links), with chroot: so the environment really lies at /opt/venv.
/// </summary>
public sealed class PythonRoot : IAsyncLifetime
{
    private static readonly string[] Packages = ["python3-pip", "python3.13-venv", "python3", "libstdc++6"];

    private string _root = "";

    private static string Cache =>
        Environment.GetEnvironmentVariable("SLIPWAY_TEST_CACHE")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "slipway-tests");

    public async Task InitializeAsync()
    {
        if (ProcessRunner.Find("apt-get") is null)
            return;
        _root = Path.Combine(Cache, "python-3.13-trixie");
        if (!Directory.Exists(_root))
            await MakeAsync(_root);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A copy of the root, with an empty virtual environment at /opt/venv when asked for.</summary>
    public async Task<PythonCopy> CopyAsync(bool withVenv)
    {
        Slipway.Tests.Needs.That(_root.Length > 0, "pip for comparison comes from Debian packages; apt-get is not here");
        var copy = new PythonCopy($"{_root}.{Guid.NewGuid():n}");
        (await ProcessRunner.RunAsync(new Command("cp", "-al", _root, copy.Path))).OrThrow();
        Directory.CreateDirectory(copy["/dev"]);
        if (withVenv)
            (await copy.RunAsync("/usr/bin/python3", "-m", "venv", "--without-pip", "/opt/venv")).OrThrow();
        return copy;
    }

    private static async Task MakeAsync(string root)
    {
        var aside = Directory.CreateDirectory($"{root}.{Guid.NewGuid():n}").FullName;
        var apt = Directory.CreateDirectory(Path.Combine(aside, "apt")).FullName;
        try
        {
            foreach (var folder in (string[])["lists/partial", "cache/archives/partial", "parts"])
                Directory.CreateDirectory(Path.Combine(apt, folder));
            await File.WriteAllTextAsync(Path.Combine(apt, "status"), "");
            await File.WriteAllTextAsync(Path.Combine(apt, "sources.list"), $"deb {await MirrorAsync()} trixie main\n");
            await File.WriteAllTextAsync(Path.Combine(apt, "apt.conf"), Configuration(apt));
            var environment = new Dictionary<string, string?> { ["APT_CONFIG"] = Path.Combine(apt, "apt.conf") };
            (await ProcessRunner.RunAsync(new Command("apt-get", "-q", "update") { Environment = environment })).OrThrow();
            (
                await ProcessRunner.RunAsync(new Command("apt-get", ["-q", "-y", "--download-only", "install", .. Packages]) { Environment = environment })
            ).OrThrow();
            var tree = Directory.CreateDirectory(Path.Combine(aside, "root")).FullName;
            foreach (var folder in (string[])["bin", "sbin", "lib", "lib64"])
            {
                Directory.CreateDirectory(Path.Combine(tree, "usr", folder));
                File.CreateSymbolicLink(Path.Combine(tree, folder), "usr/" + folder);
            }
            foreach (var folder in (string[])["tmp", "opt", "etc", "proc", "sys"])
                Directory.CreateDirectory(Path.Combine(tree, folder));
            foreach (var deb in Directory.GetFiles(Path.Combine(apt, "cache/archives"), "*.deb"))
                (await ProcessRunner.RunAsync(new Command("dpkg-deb", "-x", deb, tree))).OrThrow();
            // pip reads the bundle when it starts, even when it stays offline; the package's script would have joined it.
            Directory.CreateDirectory(Path.Combine(tree, "etc/ssl/certs"));
            foreach (var certificate in Directory.GetFiles(Path.Combine(tree, "usr/share/ca-certificates/mozilla"), "*.crt"))
                await File.AppendAllTextAsync(Path.Combine(tree, "etc/ssl/certs/ca-certificates.crt"), await File.ReadAllTextAsync(certificate));
            if (!Directory.Exists(root))
                Directory.Move(tree, root);
        }
        finally
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    /// <summary>The archive that this machine takes its packages from: the one that is not for security updates alone.</summary>
    private static async Task<string> MirrorAsync()
    {
        var targets = (await ProcessRunner.RunAsync(new Command("apt-get", "indextargets", "--format", "$(REPO_URI) $(ORIGIN)", "Created-By: Packages")))
            .OrThrow()
            .Output;
        var debian = targets
            .Split('\n')
            .Select(line => line.Split(' '))
            .FirstOrDefault(words => words is [var uri, "Debian"] && !uri.Contains("security", StringComparison.Ordinal));
        Slipway.Tests.Needs.That(debian is not null, "pip for comparison comes from Debian packages; this machine's apt knows no Debian archive");
        return debian![0];
    }

    private static string Configuration(string apt) =>
        $"""
            Dir::State "{apt}";
            Dir::State::lists "{apt}/lists";
            Dir::State::status "{apt}/status";
            Dir::Cache "{apt}/cache";
            Dir::Etc::sourcelist "{apt}/sources.list";
            Dir::Etc::sourceparts "{apt}/parts";
            APT::Sandbox::User "";
            APT::Install-Recommends "false";
            APT::Architecture "{(
                System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64"
            )}";
            Acquire::Languages "none";

            """;
}

/// <summary>A root of one test, gone after it.</summary>
/// <param name="Path">Its folder on this machine.</param>
public sealed record PythonCopy(string Path) : IDisposable
{
    /// <summary>A path below the root.</summary>
    public string this[string path] => System.IO.Path.Combine(Path, path.TrimStart('/'));

    /// <summary>Runs a program of the root in the root. Who is not root becomes it in a namespace.</summary>
    public async Task<CommandResult> RunAsync(string program, params IReadOnlyList<string> arguments)
    {
        // The mounts end with the program: they are in a namespace of its own. Some modules read /proc and /sys when they are imported; uv wants /dev.
        const string script = "for d in proc sys dev; do mount --rbind /$d \"$0/$d\" 2>/dev/null; done; exec chroot \"$0\" \"$@\"";
        IReadOnlyList<string> become = Environment.IsPrivilegedProcess ? [] : ["--map-root-user"];
        return await ProcessRunner.RunAsync(
            new Command("unshare", [.. become, "--mount", "--", "sh", "-c", script, Path, program, .. arguments]) { Environment = Variables }
        );
    }

    /// <summary>Variables of every program that runs in the root.</summary>
    public Dictionary<string, string?> Variables { get; } =
        new()
        {
            ["LC_ALL"] = "C.UTF-8",
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["PIP_DISABLE_PIP_VERSION_CHECK"] = "1",
            ["PIP_NO_CACHE_DIR"] = "1",
            ["PIP_ROOT_USER_ACTION"] = "ignore",
            ["HOME"] = "/tmp",
        };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
