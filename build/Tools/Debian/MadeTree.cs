using Slipway.Core.Images;

namespace Slipway.Tools.Debian;

/// <summary>Entries of a layer made of unpacked packages. They can be read until it is disposed.</summary>
/// <param name="entries">Complete and sorted.</param>
/// <param name="debs">The packages behind them.</param>
public sealed class MadeTree(IReadOnlyList<LayerEntry> entries, DebSet debs) : IDisposable
{
    /// <summary>Complete and sorted.</summary>
    public IReadOnlyList<LayerEntry> Entries => entries;

    /// <inheritdoc/>
    public void Dispose() => debs.Dispose();
}
