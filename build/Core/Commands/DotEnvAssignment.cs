namespace Slipway.Core.Commands;

/// <summary>A line of a <c>.env</c> file as written.</summary>
/// <param name="Name">Name of the variable.</param>
/// <param name="Raw">The value without its quotes, nothing resolved.</param>
/// <param name="Quote">How it was quoted.</param>
/// <param name="Line">Line of the name, from 1.</param>
/// <param name="Column">Character in that line where the value begins, from 1.</param>
internal sealed record DotEnvAssignment(string Name, string Raw, DotEnvQuote Quote, int Line, int Column);
