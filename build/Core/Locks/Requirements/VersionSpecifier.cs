using System.Text.RegularExpressions;

namespace Slipway.Core.Locks.Requirements;

/// <summary>One clause that a version must meet (PEP 440), such as <c>&gt;=2.1</c>.</summary>
/// <param name="Operator">How it compares.</param>
/// <param name="Operand">What it compares with, as written; <c>.*</c> at the end asks for a prefix.</param>
public sealed partial record VersionSpecifier(VersionOperator Operator, string Operand)
{
    private const int MaxLength = 300;

    /// <summary>The operators as written, in the order of <see cref="VersionOperator"/>.</summary>
    internal static readonly string[] Operators = ["~=", "==", "!=", "<=", ">=", "<", ">", "==="];

    /// <summary>Whether a prefix is meant: <c>==2.1.*</c>.</summary>
    public bool IsPrefix => Operator != VersionOperator.Identical && Operand.EndsWith(".*", StringComparison.Ordinal);

    /// <summary>The version in <see cref="Operand"/>, without <c>.*</c>; null where <c>===</c> names something else.</summary>
    public PythonVersion? Version { get; } =
        PythonVersion.TryParse(Operand.EndsWith(".*", StringComparison.Ordinal) ? Operand[..^2] : Operand, out var version) ? version : null;

    /// <summary>Whether the clause itself names a pre-release, so that pre-releases are wanted.</summary>
    public bool WantsPrereleases => Operator != VersionOperator.NotEqual && !IsPrefix && Version is { IsPrerelease: true };

    /// <summary>Reads a clause; false when it is none.</summary>
    /// <param name="text">The text, blanks around and behind the operator allowed.</param>
    /// <param name="specifier">The clause.</param>
    public static bool TryParse(string text, out VersionSpecifier specifier)
    {
        specifier = null!;
        if (text.Length > MaxLength || Clause().Match(text) is not { Success: true } match)
            return false;
        var read = new VersionSpecifier((VersionOperator)Array.IndexOf(Operators, match.Groups["operator"].Value), match.Groups["operand"].Value);
        if (!read.IsRegular)
            return false;
        specifier = read;
        return true;
    }

    /// <summary>Whether a version meets the clause. Pre-releases are compared like any version; whether they are wanted at all is the caller's question.</summary>
    /// <param name="version">The version.</param>
    public bool Contains(PythonVersion version) => VersionComparison.Meets(this, version, version.ToString());

    /// <summary>Whether a version meets the clause; <c>===</c> compares the text as it was written.</summary>
    /// <param name="text">The version as written; what is no version meets only <c>===</c>.</param>
    public bool Contains(string text) =>
        Operator == VersionOperator.Identical
            ? string.Equals(text, Operand, StringComparison.OrdinalIgnoreCase)
            : PythonVersion.TryParse(text, out var version) && VersionComparison.Meets(this, version, text);

    /// <summary>The clause without blanks, its version as written.</summary>
    public override string ToString() => Operators[(int)Operator] + Operand;

    private bool IsRegular =>
        Operator switch
        {
            VersionOperator.Identical => true,
            VersionOperator.Equal or VersionOperator.NotEqual => Version is not null
                && (!IsPrefix || Version is { Pre: null, Post: null, Dev: null, Local: null }),
            VersionOperator.Compatible => Version is { Local: null, Release.Count: > 1 } && !IsPrefix,
            _ => Version is { Local: null } && !IsPrefix,
        };

    [GeneratedRegex(
        @"\A\s*(?<operator>===|~=|==|!=|<=|>=|<|>)\s*(?<operand>[^\s;),]+)\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Clause();
}
