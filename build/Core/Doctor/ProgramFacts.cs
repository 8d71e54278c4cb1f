namespace Slipway.Core.Doctor;

/// <summary>A program or library of the machine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Found">Path or version; null where it is not there.</param>
/// <param name="IsNeeded">Whether this build cannot do without it.</param>
/// <param name="For">What it is used for.</param>
/// <param name="Without">What happens without it.</param>
/// <param name="Get">The command that brings it.</param>
public sealed record ProgramFacts(string Name, string? Found, bool IsNeeded, string For, string Without, string Get);
