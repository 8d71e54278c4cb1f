namespace Slipway.Core.Json;

/// <summary>Where something stands in a file that a person wrote.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Character (UTF-16 code unit) in that line, from 1, as editors count.</param>
public sealed record JsonPlace(int Line, int Column)
{
    /// <summary>As compilers write it: <c>LINE:COLUMN</c>.</summary>
    public override string ToString() => $"{Line}:{Column}";
}
