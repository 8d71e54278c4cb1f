namespace Slipway.Core.Wheels;

/// <summary>The file WHEEL: how the archive was made.</summary>
/// <param name="WheelVersion">Version of the format.</param>
/// <param name="RootIsPurelib">Whether the archive's root goes to the pure library folder. In a virtual environment both are one.</param>
/// <param name="Generator">Program that made it.</param>
/// <param name="Tags">Its tags as written.</param>
public sealed record WheelMetadata(string WheelVersion, bool RootIsPurelib, string Generator, IReadOnlyList<string> Tags)
{
    /// <summary>Whether this version of the format is known: only another major number changes the meaning.</summary>
    public bool IsKnown => WheelVersion.Split('.')[0] is "0" or "1";

    /// <summary>Reads WHEEL: <c>Name: value</c> lines up to the first empty one; names in any case.</summary>
    /// <param name="text">The file's text.</param>
    internal static WheelMetadata Read(string text)
    {
        var fields = PythonText
            .Lines(text)
            .TakeWhile(line => line.Length > 0)
            .Select(line => line.Split(':', 2))
            .Where(pair => pair.Length == 2)
            .ToLookup(pair => pair[0].Trim().ToUpperInvariant(), pair => pair[1].Trim());
        return new WheelMetadata(
            fields["WHEEL-VERSION"].FirstOrDefault() ?? "",
            string.Equals(fields["ROOT-IS-PURELIB"].FirstOrDefault(), "true", StringComparison.OrdinalIgnoreCase),
            fields["GENERATOR"].FirstOrDefault() ?? "",
            [.. fields["TAG"]]
        );
    }
}
