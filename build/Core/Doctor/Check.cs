using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor;

/// <summary>How bad something is. Ordered.</summary>
public enum Severity
{
    /// <summary>All is well.</summary>
    Fine,

    /// <summary>A build works, but slower, or not for long, or it could not be looked at.</summary>
    Advice,

    /// <summary>A build fails.</summary>
    Missing,
}

/// <summary>What one rule says.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Found">What was found, in a few words.</param>
/// <param name="Problems">What is wrong, each with what mends it. Those of the family Warning are advice.</param>
public sealed record Check(string Name, string Found, params IReadOnlyList<Problem> Problems)
{
    /// <summary>The worst of its problems.</summary>
    public Severity Severity => Problems.Select(Of).DefaultIfEmpty(Severity.Fine).Max();

    /// <summary>How bad a problem is.</summary>
    /// <param name="problem">The problem.</param>
    public static Severity Of(Problem problem) => problem.Family == Family.Warning ? Severity.Advice : Severity.Missing;
}
