namespace Slipway.Core.Commands;

/// <summary>An option as typed.</summary>
/// <param name="Typed">The word itself, such as <c>--from-file</c>.</param>
/// <param name="Values">The words after it, up to the next option.</param>
public sealed record GivenOption(string Typed, IReadOnlyList<string> Values)
{
    /// <summary>What comes before a <c>=</c>, which nothing but this project's own check understands.</summary>
    public string Name => Typed.Split('=', 2)[0];

    /// <summary>What comes after a <c>=</c>; null without one.</summary>
    public string? Attached => Typed.Split('=', 2) is [_, var value] ? value : null;
}
