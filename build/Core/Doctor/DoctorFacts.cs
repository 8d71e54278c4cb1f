using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor;

/// <summary>Everything that rules look at. A part that was not gathered is null, and its rules say nothing.</summary>
public sealed record DoctorFacts
{
    /// <summary>What the build is expected to take and do.</summary>
    public required BuildNeeds Needs { get; init; }

    /// <summary>Folders that it writes to.</summary>
    public IReadOnlyList<DiskFacts>? Disks { get; init; }

    /// <summary>Memory and processors.</summary>
    public MemoryFacts? Memory { get; init; }

    /// <summary>The engine.</summary>
    public EngineFacts? Engine { get; init; }

    /// <summary>Addresses that it asks.</summary>
    public IReadOnlyList<AddressFacts>? Addresses { get; init; }

    /// <summary>Programs and libraries.</summary>
    public IReadOnlyList<ProgramFacts>? Programs { get; init; }

    /// <summary>The repository.</summary>
    public CheckoutFacts? Checkout { get; init; }

    /// <summary>Places where a proxy can be set.</summary>
    public IReadOnlyList<ProxyFacts>? Proxies { get; init; }

    /// <summary>The machine.</summary>
    public HostFacts? Host { get; init; }

    /// <summary>Probes that did not come to an end in time.</summary>
    public IReadOnlyList<string> Unanswered { get; init; } = [];
}

/// <summary>What a build is expected to take and do.</summary>
/// <param name="Selection">What is built; null where it was refused.</param>
/// <param name="Refusals">Why it was refused, or why its locks cannot be used.</param>
/// <param name="Disk">Bytes that it writes.</param>
/// <param name="Work">Kinds of jobs that it runs.</param>
/// <param name="FetchesDebs">Whether packages of Debian are fetched.</param>
/// <param name="FetchesModel">Whether the model is fetched.</param>
/// <param name="NeedsEngine">Whether it compiles or tests.</param>
/// <param name="IsLocked">Whether locks are wanted as they are.</param>
public sealed record BuildNeeds(
    Selection? Selection,
    IReadOnlyList<Problem> Refusals,
    DiskForecast Disk,
    IReadOnlyList<CompileJob> Work,
    bool FetchesDebs,
    bool FetchesModel,
    bool NeedsEngine,
    bool IsLocked
);
