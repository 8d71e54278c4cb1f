namespace Slipway.Tools.WhatIf;

/// <summary>A folder that is gone when it is no longer needed: what-ifs leave nothing behind, neither in the checkout nor in the user's folders.</summary>
internal sealed class ScratchFolder : IDisposable
{
    /// <summary>Its absolute path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("slipway-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
