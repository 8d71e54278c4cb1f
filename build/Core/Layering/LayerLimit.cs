using Slipway.Core.Catalog;

namespace Slipway.Core.Layering;

/// <summary>How many layers the wheels of an image may take.</summary>
public static class LayerLimit
{
    /// <summary>What slipway.json says, else the default; never more than an image has room for.</summary>
    /// <param name="settings">layers in slipway.json; null for nothing.</param>
    public static int Of(LayerSettings? settings) => Math.Min(settings?.Limit ?? LayerCost.Limit, LayerCost.Limit);
}
