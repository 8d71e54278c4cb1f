namespace Slipway.Core.Catalog;

/// <summary>How large and how wasteful images may be. Where several fit an image, the most specific that says something about a limit decides about it.</summary>
/// <param name="Image">Name of the image without tag, such as slipway/vad; null for all.</param>
/// <param name="Mode">Images of this mode; null for all.</param>
/// <param name="Backend">Images with this backend; null for all.</param>
/// <param name="Device">Images for this device; null for all.</param>
/// <param name="Size">Most bytes, such as 500MB or 2GB; none for no limit; null where a less specific budget, or else the default, says it.</param>
/// <param name="Of">What size counts: packed bytes of the layers, which a registry holds and a pull moves, or unpacked ones, which a disk holds.</param>
/// <param name="Efficiency">The least efficiency, 0 to 1, as dive defines it; 0 for none.</param>
/// <param name="Waste">Most bytes that a container cannot see or sees again, such as 20MB; null for no limit.</param>
public sealed record BudgetSettings(
    string? Image = null,
    string? Mode = null,
    string? Backend = null,
    string? Device = null,
    string? Size = null,
    string Of = "packed",
    double Efficiency = 0,
    string? Waste = null
);
