namespace Slipway.Core.Layering;

/// <summary>What the layers of an image are called. A name stays when small members come and go, so that a layer is compared with what it was.</summary>
internal static class LayerNames
{
    /// <summary>The name of a layer.</summary>
    /// <param name="pin">Name of the group that slipway.json pins; null where it is none.</param>
    /// <param name="largest">Name of its largest wheel.</param>
    /// <param name="pins">Names of all pinned groups: one of them may be called as a wheel is that it has not.</param>
    public static string Of(string? pin, string largest, IEnumerable<string> pins) => pin ?? (pins.Contains(largest) ? $"{largest}-wheel" : largest);
}
