using Slipway.Core.Images;

namespace Slipway.Core.Planning;

/// <summary>What earlier builds made: asked only about layers that have to be made.</summary>
public interface IEarlierKeys
{
    /// <summary>Texts of the keys that layers of that maker and name had, those of the same platform first, the newest first.</summary>
    /// <param name="maker">The maker.</param>
    /// <param name="name">Name of the layer.</param>
    /// <param name="platform">Platform of the image, such as <c>linux/amd64</c>.</param>
    IEnumerable<string> Of(LayerMaker maker, string name, string platform);

    /// <summary>Texts of the keys that compiled wheels of a package had, the newest first.</summary>
    /// <param name="name">Normalized name of the package.</param>
    IEnumerable<string> OfWheel(string name) => [];
}
