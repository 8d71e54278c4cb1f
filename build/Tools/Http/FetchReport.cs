namespace Slipway.Tools.Http;

/// <summary>Told at once and in order, which <see cref="Progress{T}"/> does not promise.</summary>
/// <param name="report">Takes what is reported.</param>
public sealed class FetchReport(Action<FetchProgress> report) : IProgress<FetchProgress>
{
    /// <inheritdoc />
    public void Report(FetchProgress value) => report(value);
}
