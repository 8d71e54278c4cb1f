using Slipway.Core.Locks;
using Slipway.Core.Locks.Builds;
using Slipway.Core.Planning.Keys;

namespace Slipway.Core.Planning;

/// <summary>A source archive of a lock with all that its build is given.</summary>
/// <param name="Source">Its line of the lock.</param>
/// <param name="Requires">The wheels that it is built with.</param>
/// <param name="Settings">What the build is told.</param>
/// <param name="Patches">The patches, in the order in which they are applied.</param>
public sealed record SourceBuild(LockedPackage Source, IReadOnlyList<LockedPackage> Requires, BuildSettings Settings, IReadOnlyList<FileFact> Patches);
