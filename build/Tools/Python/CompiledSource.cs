namespace Slipway.Tools.Python;

/// <summary>What Python made of a source.</summary>
/// <param name="IsTaken">Whether it is Python of this version.</param>
/// <param name="Content">The bytecode file; else why not, as UTF-8.</param>
public sealed record CompiledSource(bool IsTaken, byte[] Content);
