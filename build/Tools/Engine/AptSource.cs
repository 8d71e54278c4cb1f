namespace Slipway.Tools.Engine;

/// <summary>One suite of a package archive, as apt reads it (sources.list(5)).</summary>
/// <param name="Uri">The archive's root.</param>
/// <param name="Suite">Suite or code name.</param>
/// <param name="Components">Components, such as <c>main</c>.</param>
/// <param name="Keyring">File with the keys that sign it; null for the machine's trusted keys.</param>
/// <param name="MayBeExpired">Whether a Release file past its Valid-Until date is taken. The signature is checked all the same.</param>
public sealed record AptSource(string Uri, string Suite, IReadOnlyList<string> Components, string? Keyring, bool MayBeExpired = false)
{
    /// <summary>The line of sources.list.</summary>
    public override string ToString()
    {
        var options = new List<string>();
        if (Keyring is not null)
            options.Add($"signed-by={Keyring}");
        if (MayBeExpired)
            options.Add("check-valid-until=no");
        return $"deb {(options.Count > 0 ? $"[{string.Join(' ', options)}] " : "")}{Uri} {Suite} {string.Join(' ', Components)}";
    }
}
