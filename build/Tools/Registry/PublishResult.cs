using Slipway.Core.Planning;

namespace Slipway.Tools.Registry;

/// <summary>What was written by key to a repository.</summary>
/// <param name="Outcomes">How each thing's blob came to be there, by key.</param>
/// <param name="Written">Keys whose artifact was written; the others had theirs.</param>
/// <param name="Replaced">Keys whose artifact was another one than it should be, and why.</param>
/// <param name="Kept">Keys whose artifact has other bytes than what was made here, and stays: what they are.</param>
/// <param name="BytesSent">Bytes of all bodies, documents and retries included.</param>
/// <param name="Requests">HTTP requests.</param>
public sealed record PublishResult(
    IReadOnlyDictionary<Key, BlobOutcome> Outcomes,
    IReadOnlyCollection<Key> Written,
    IReadOnlyDictionary<Key, string> Replaced,
    IReadOnlyDictionary<Key, string> Kept,
    long BytesSent,
    int Requests
);
