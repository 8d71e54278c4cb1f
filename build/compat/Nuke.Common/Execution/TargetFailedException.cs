namespace Nuke.Common.Execution;

/// <summary>Ends the plan after a target that failed and was reported.</summary>
internal sealed class TargetFailedException : Exception;
