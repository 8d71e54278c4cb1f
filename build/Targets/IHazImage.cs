namespace Slipway.Targets;

/// <summary>All parameters that decide what an image of the service is and where it goes: those of every target that makes one.</summary>
public interface IHazImage
    : IHazSelection,
        IHazBytecode,
        IHazDelivery,
        IHazBuilder,
        IHazSccache,
        IHazDryRun,
        IHazFormat,
        IHazRequirements,
        IHazIndex,
        IHazCache,
        IHazComponents,
        IHazJob;
