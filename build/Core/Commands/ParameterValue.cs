namespace Slipway.Core.Commands;

/// <summary>A parameter that was given.</summary>
/// <param name="Name">Its name in camel humps, such as <c>FromFile</c>.</param>
/// <param name="Text">The value as given; several joined by commas.</param>
/// <param name="Origin">Where it was given.</param>
public sealed record ParameterValue(string Name, string Text, ParameterOrigin Origin);
