using Slipway.Core.Images;

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
}
