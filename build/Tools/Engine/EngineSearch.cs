using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Engine;

/// <summary>What a search for an engine came to.</summary>
/// <param name="Engine">The engine; null where none in reach does.</param>
/// <param name="Problems">Everything that is wrong with those that were looked at.</param>
/// <param name="Chosen">Whether the user named an engine, so that none other may be taken in its place.</param>
public sealed record EngineSearch(FoundEngine? Engine, IReadOnlyList<Problem> Problems, bool Chosen);
