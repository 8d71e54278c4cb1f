namespace Slipway.Core.Doctor;

/// <summary>Memory and processors that this process may use.</summary>
/// <param name="Total">Bytes that the machine has.</param>
/// <param name="Limit">Bytes that the process's control groups allow; null where they set no limit.</param>
/// <param name="Cores">Processors that the process may run on.</param>
/// <param name="Quota">Processors that the control groups' quota amounts to; null where they set none.</param>
public sealed record MemoryFacts(long Total, long? Limit, int Cores, double? Quota)
{
    /// <summary>Bytes that may be used: the limit, or all.</summary>
    public long Usable => Limit is { } limit && limit < Total ? limit : Total;

    /// <summary>Whole processors that may be used, at least 1.</summary>
    public int UsableCores => Quota is { } quota ? Math.Clamp((int)Math.Ceiling(quota), 1, Cores) : Cores;
}
