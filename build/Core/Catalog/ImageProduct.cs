namespace Slipway.Core.Catalog;

/// <summary>Which image of the service is meant. Each one has the layers of the one before it that ships, unchanged, and more on top.</summary>
public enum ImageProduct
{
    /// <summary>What is shipped.</summary>
    Runtime,

    /// <summary>The shipped image and the service's tests.</summary>
    Check,

    /// <summary>The shipped image, a shell, a package manager, debuggers, and what Check has.</summary>
    Dev,
}
