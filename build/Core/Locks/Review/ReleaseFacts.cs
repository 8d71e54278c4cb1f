namespace Slipway.Core.Locks.Review;

/// <summary>What an index says about a locked package at one moment.</summary>
/// <param name="Name">Normalized project name.</param>
/// <param name="Newest">Newest final release (no pre-release, not yanked) with a file that fits the target; null when the index has none.</param>
/// <param name="NewerReleases">How many such releases are newer than the locked one; 0 when the locked one is the newest.</param>
/// <param name="Uploaded">When the locked file was uploaded; null where the index does not say.</param>
/// <param name="NewestUploaded">When the first fitting file of <paramref name="Newest"/> was uploaded; null where the index does not say.</param>
/// <param name="Yanked">Why the locked file was withdrawn (PEP 592), an empty text where no reason is given; null when it was not.</param>
public sealed record ReleaseFacts(
    string Name,
    PythonVersion? Newest,
    int NewerReleases,
    DateTimeOffset? Uploaded,
    DateTimeOffset? NewestUploaded = null,
    string? Yanked = null
);
