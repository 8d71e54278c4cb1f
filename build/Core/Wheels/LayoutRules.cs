namespace Slipway.Core.Wheels;

/// <summary>How wheels are laid out.</summary>
/// <param name="Installer">What INSTALLER says.</param>
/// <param name="LeaveOuts">What is not installed; none: everything, as pip does.</param>
public sealed record LayoutRules(string Installer, LeaveOuts LeaveOuts)
{
    /// <summary>Version of the layout: a part of every wheel layer's key. Changes when the same wheel would be laid out otherwise.</summary>
    public const int Version = 1;

    /// <summary>Everything that pip installs, with our name in INSTALLER.</summary>
    public static readonly LayoutRules Complete = new("slipway", LeaveOuts.None);

    /// <summary>Only what runs: the layout of images.</summary>
    public static readonly LayoutRules Lean = new("slipway", LeaveOuts.Runtime);
}
