namespace Slipway.Core.Diagnostics;

/// <summary>SLP3xx: content that is not what it should be.</summary>
public static class StoreProblems
{
    /// <summary>SLP301: content has another digest than the lock, the index or the registry says.</summary>
    /// <param name="name">What it is: a file name or an address.</param>
    /// <param name="expected">The digest that it must have.</param>
    /// <param name="found">The digest that it has.</param>
    /// <param name="size">Bytes received.</param>
    public static Problem WrongDigest(string name, string expected, string found, long size) =>
        new(
            "SLP301",
            Family.Failed,
            $"{name} has digest {found} ({size} bytes)",
            expected,
            "nothing of it was kept; if it happens again, the source serves other bytes than were locked: ask who runs it, or lock again"
        );
}
