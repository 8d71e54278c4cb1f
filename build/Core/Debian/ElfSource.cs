namespace Slipway.Core.Debian;

/// <summary>A shared object whose libraries the image must have: from a wheel, or compiled for the service.</summary>
/// <param name="Name">For messages: where it is from and its path.</param>
/// <param name="Open">Opens a seekable stream of it.</param>
public sealed record ElfSource(string Name, Func<Stream> Open);
