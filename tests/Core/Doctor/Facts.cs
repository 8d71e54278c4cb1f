using Slipway.Core.Catalog;
using Slipway.Core.Doctor;

namespace Slipway.Core.Tests.Doctor;

/// <summary>A machine on which a build trips over nothing; tests spoil one thing of it.</summary>
internal static class Facts
{
    public const long Gb = 1_000_000_000;

    public static BuildNeeds Needs { get; } =
        new(
            new Selection(Mode.Minimal, Device.Cpu, Backend.Onnx, [Platform.Amd64], Upstreams.Debian),
            [],
            new DiskForecast(1 * Gb, 2 * Gb, 1 * Gb, "as forecast"),
            [CompileJob.Pack, CompileJob.Cxx],
            FetchesDebs: true,
            FetchesModel: true,
            NeedsEngine: true,
            IsLocked: false
        );

    public static EngineFound Found { get; } =
        new(
            "unix:///var/run/docker.sock",
            "28.5.2",
            "0.29.1",
            HasContainerdStore: true,
            "overlayfs",
            "/var/lib/docker",
            "ext4",
            new HashSet<string> { "linux/amd64" },
            IsOwn: false,
            MissingBridge: null
        );

    public static DoctorFacts Good { get; } =
        new()
        {
            Needs = Needs,
            Disks =
            [
                new("the store", "/home/me/.cache/slipway/store", "/", "ext4", 50 * Gb, 1 * Gb),
                new("the engine's data", "/var/lib/docker", "/", "ext4", 50 * Gb, 2 * Gb),
            ],
            Memory = new MemoryFacts(16L << 30, null, 4, null),
            Engine = new EngineFacts(Found, [], IsChosen: false, Obstacle: null, []),
            Addresses = [new("Debian packages", "http://mirror.example/debian", IsNeeded: true, null, TimeSpan.FromSeconds(2))],
            Programs = [new("git", "/usr/bin/git", IsNeeded: false, "commits", "no commit", "apt-get install git")],
            Checkout = new CheckoutFacts(IsRepository: true, 0, [new("requirements/locks/debian/x.txt", new DateOnly(2026, 11, 1), TimeSpan.FromDays(20))]),
            Proxies = [new("the variable http_proxy", "Slipway", ""), new("apt", "apt", "")],
            Host = new HostFacts("Debian", "10.0.0", IsLinux: true, IsWsl: false, HasOverlay: true, HasIPv4: true, HasIPv6: false, CheckoutIsOnWindows: false)
            {
                Sdk = new SdkFacts("10.0.401", "10.0.401", "/usr/share/dotnet/sdk"),
            },
        };

    /// <summary>Numbers of the findings, worst first, with an A behind those that are advice.</summary>
    public static string Of(DoctorFacts facts) =>
        string.Join(
            ' ',
            DoctorReport
                .Of(facts, DoctorRules.All)
                .Checks.SelectMany(x => x.Problems)
                .OrderByDescending(Check.Of)
                .Select(x => x.Number + (Check.Of(x) == Severity.Advice ? "A" : ""))
        );
}
