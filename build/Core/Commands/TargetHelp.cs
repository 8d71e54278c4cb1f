namespace Slipway.Core.Commands;

/// <summary>What the help text and the completion say of a target.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">One line.</param>
/// <param name="DependsOn">Targets that run before it, directly.</param>
/// <param name="Options">Names of the options that it reads itself.</param>
public sealed record TargetHelp(string Name, string Description, IReadOnlyList<string> DependsOn, IReadOnlyList<string> Options);
