namespace Slipway.Core.Commands;

/// <summary>A variable of a <c>.env</c> file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, quotes and references resolved.</param>
/// <param name="Line">Line of the name, from 1.</param>
public sealed record DotEnvEntry(string Name, string Value, int Line);
