namespace Slipway.Core.Catalog;

/// <summary>The operating system that the build runs on.</summary>
public enum HostSystem
{
    /// <summary>Linux, WSL2 included.</summary>
    Linux,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>Windows.</summary>
    Windows,
}
