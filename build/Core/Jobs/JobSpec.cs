namespace Slipway.Core.Jobs;

/// <summary>
/// What a job was asked, what it read and what it gave, so that the same job can be run again elsewhere and held against it.
/// Versioned JSON; no secret and no path of a machine stands in it.
/// </summary>
/// <param name="Schema">Version of this form.</param>
/// <param name="Name">What the job is called: image and platforms, such as <c>minimal-onnx-cpu.arm64</c>.</param>
/// <param name="Targets">The targets of the command, in order.</param>
/// <param name="Options">The options that were given, and where each came from.</param>
/// <param name="Commit">The commit that it was built from.</param>
/// <param name="Host">The machine.</param>
/// <param name="Inputs">Path in the repository to SHA-256 (hexadecimal) of each file that keys are made of: settings, pins, locks, requirement files, the service.</param>
/// <param name="Resolved">What names were resolved to: base image, snapshot or index to digest or day.</param>
/// <param name="Tools">Program or library to version.</param>
/// <param name="Secrets">Names of the variables with secrets that were set; never their values.</param>
/// <param name="PlanKey">Key of the plan.</param>
/// <param name="Layers">Every layer of every image, bottom first.</param>
/// <param name="Result">What came out; null where nothing did.</param>
/// <param name="Product">Which image of the service plan, layers and result are of: runtime, check or dev; of several the first.</param>
public sealed record JobSpec(
    int Schema,
    string Name,
    IReadOnlyList<string> Targets,
    IReadOnlyList<JobOption> Options,
    JobCommit Commit,
    JobHost Host,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyDictionary<string, string> Resolved,
    IReadOnlyDictionary<string, string> Tools,
    IReadOnlyList<string> Secrets,
    string PlanKey,
    IReadOnlyList<JobLayer> Layers,
    JobResult? Result,
    string Product = "runtime"
)
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Name of the file in the job's folder.</summary>
    public const string File = "job.json";

    /// <summary>What the names of artifacts begin with, before the job's.</summary>
    public const string ArtifactPrefix = "slipway-";
}

/// <summary>An option as the job had it.</summary>
/// <param name="Name">Its name on the command line, without dashes.</param>
/// <param name="Value">Its value; several are parted by commas.</param>
/// <param name="Source">Where it came from: option, environment, .env, profile, parameters (.nuke/parameters.json) or default.</param>
public sealed record JobOption(string Name, string Value, string Source);

/// <summary>A commit.</summary>
/// <param name="Sha">40 hexadecimal digits; null outside a repository.</param>
/// <param name="IsClean">Whether the files were as committed.</param>
public sealed record JobCommit(string? Sha, bool IsClean);

/// <summary>A machine.</summary>
/// <param name="Platform">Such as <c>linux/amd64</c>.</param>
/// <param name="System">Name of CI system, such as <c>github</c>, or <c>terminal</c>.</param>
public sealed record JobHost(string Platform, string System);

/// <summary>A layer of an image.</summary>
/// <param name="Platform">Of which platform.</param>
/// <param name="Name">Its name.</param>
/// <param name="Maker">Who makes it.</param>
/// <param name="Key">Its key.</param>
/// <param name="State">found or made; make where it was still to be made when the job ended.</param>
/// <param name="Reason">Why it had to be made; null when found.</param>
/// <param name="Digest">SHA-256 of the packed layer; null where nothing came out.</param>
/// <param name="Bytes">Packed size; null where unknown.</param>
/// <param name="DiffId">SHA-256 of the tar, whoever packed it; null where nothing came out.</param>
public sealed record JobLayer(
    string Platform,
    string Name,
    string Maker,
    string Key,
    string State,
    string? Reason,
    string? Digest,
    long? Bytes,
    string? DiffId = null
)
{
    /// <summary>Platform and name, as plans show it.</summary>
    public string Id() => $"{Platform}/{Name}";
}

/// <summary>What came out.</summary>
/// <param name="Index">Digest of the index.</param>
/// <param name="Images">An image for each platform.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record JobResult(string Index, IReadOnlyList<JobImage> Images, double Seconds);

/// <summary>An image.</summary>
/// <param name="Platform">Its platform.</param>
/// <param name="Digest">Digest of its manifest.</param>
/// <param name="Bytes">Packed bytes of its layers.</param>
public sealed record JobImage(string Platform, string Digest, long Bytes);
