namespace Slipway.Core.Debian;

/// <summary>Reads relationship fields (Debian Policy 7.1).</summary>
public static class Dependencies
{
    /// <summary>The package names of a <c>Depends</c>-like field: one list a comma-separated relation, its alternatives in order; versions, architectures and build profiles are left away.</summary>
    /// <param name="field">Such as <c>libc6 (>= 2.14), debconf (>= 0.5) | debconf-2.0</c>.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Parse(string field) =>
        [
            .. field
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(relation =>
                    (IReadOnlyList<string>)
                        [
                            .. relation
                                .Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                                .Select(Name)
                                .Where(name => name.Length > 0),
                        ]
                )
                .Where(alternatives => alternatives.Count > 0),
        ];

    private static string Name(string alternative)
    {
        var end = alternative.IndexOfAny([' ', '(', '[', '<', ':']);
        return end < 0 ? alternative : alternative[..end];
    }
}
