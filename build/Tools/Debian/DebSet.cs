using Slipway.Core.Debian;

namespace Slipway.Tools.Debian;

/// <summary>Unpacked packages. Layer entries made of them can be read until it is disposed.</summary>
/// <param name="debs">The packages in order.</param>
public sealed class DebSet(IReadOnlyList<DebContents> debs) : IDisposable
{
    /// <summary>The packages in order.</summary>
    public IReadOnlyList<DebContents> Debs => debs;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var deb in debs)
            deb.Dispose();
    }
}
