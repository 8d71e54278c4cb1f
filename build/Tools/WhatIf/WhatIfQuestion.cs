namespace Slipway.Tools.WhatIf;

/// <summary>What somebody wants to know of a change before it is made; one of the three.</summary>
/// <param name="Bumps">Packages that would move: <c>NAME</c> or <c>NAME==VERSION</c>.</param>
/// <param name="Lock">A lock that would stand for the committed one, or null.</param>
/// <param name="Since">The commit whose images are those of today, compared with the checkout as it is; or null.</param>
/// <param name="Cutoff">As of when packages are resolved, or null for today.</param>
public sealed record WhatIfQuestion(IReadOnlyList<string> Bumps, string? Lock, string? Since, string? Cutoff)
{
    /// <summary>Whether there is a question.</summary>
    public bool IsAsked => Bumps.Count > 0 || Lock is not null || Since is not null;

    /// <summary>The question as it was typed.</summary>
    public override string ToString() => string.Join(' ', Given);

    /// <summary>The options that were given, with their values.</summary>
    public IReadOnlyList<string> Given =>
        [
            .. Bumps.Count > 0 ? [$"--bump {string.Join(',', Bumps)}"] : Array.Empty<string>(),
            .. Lock is { } file ? [$"--lock {file}"] : Array.Empty<string>(),
            .. Since is { } reference ? [$"--since {reference}"] : Array.Empty<string>(),
        ];
}
