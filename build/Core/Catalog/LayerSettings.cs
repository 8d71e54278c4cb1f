using Slipway.Core.Layering;

namespace Slipway.Core.Catalog;

/// <summary>How wheels are spread over layers. Without it the plan decides alone.</summary>
/// <param name="Limit">Most layers that wheels may take. The plan takes fewer where that costs less.</param>
/// <param name="Groups">Groups of packages that are a layer by decree.</param>
/// <param name="Bytecode">Whether there is a layer with the bytecode of each layer of wheels.</param>
public sealed record LayerSettings(int Limit = LayerCost.Limit, IReadOnlyList<LayerGroup>? Groups = null, bool Bytecode = true);

/// <summary>Packages that share a layer with each other and with nothing else.</summary>
/// <param name="Name">Name of the layer: lower-case letters, digits and dashes.</param>
/// <param name="Packages">Normalised names (PEP 503), where <c>*</c> stands for any text. Those that a lock lacks are passed over, if another lock of the project has them.</param>
public sealed record LayerGroup(string Name, IReadOnlyList<string> Packages);
