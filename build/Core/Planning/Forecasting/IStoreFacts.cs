using Slipway.Core.Images;
using Slipway.Core.Locks;

namespace Slipway.Core.Planning.Forecasting;

/// <summary>What is on this machine already, and so need not be fetched or compiled.</summary>
public interface IStoreFacts
{
    /// <summary>Whether a blob is there: a package, a wheel, a model.</summary>
    /// <param name="blob">Its digest.</param>
    bool Has(Digest blob);

    /// <summary>Whether a layer is there.</summary>
    /// <param name="key">Its key.</param>
    bool HasLayer(Key key);

    /// <summary>Whether what BackendBuild compiles for a layer is there.</summary>
    /// <param name="layer">The layer's key.</param>
    bool HasExport(Key layer);

    /// <summary>Whether it is known what a wheel's shared objects need, so that libraries are walked without it.</summary>
    /// <param name="wheel">The wheel.</param>
    bool HasNeeds(LockedPackage wheel) => Has(wheel.Hash);

    /// <summary>What it took to compile a wheel of a package the last time, under whatever key; null where that is not known here.</summary>
    /// <param name="name">Normalized name of the package.</param>
    CompileForecast? LastCompile(string name) => null;

    /// <summary>Whether it is known which libraries a base has.</summary>
    /// <param name="baseLayer">Key of its layer.</param>
    bool HasLibraries(Key baseLayer) => false;
}
