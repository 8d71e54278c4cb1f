using Slipway.Core.Catalog;

namespace Slipway.Core.Planning;

/// <summary>The name of a remote BuildKit cache. Two exports to one name keep the last writer, so every export has its own.</summary>
public static class CacheReference
{
    /// <summary><c>PRODUCT-UPSTREAM-MODE-BACKEND-DEVICE-ARCHITECTURE-BRANCH</c>.</summary>
    /// <param name="product">The product in kebab case, such as <c>backend-build</c>.</param>
    /// <param name="selection">What is built.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="branch">Class of the branch: <c>main</c>, <c>release</c> or <c>pr</c>. Caches of pull requests are never read by others.</param>
    public static string Of(string product, Selection selection, Platform platform, string branch) =>
        $"{product}-{selection.Upstream.Name}-{Selection.Word(selection.Mode)}-{Selection.Word(selection.Backend)}-{Selection.Word(selection.Device)}-{platform.Architecture}-{branch}";
}
