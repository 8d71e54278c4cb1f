namespace Slipway.Core.Diagnostics;

/// <summary>One message for the user, in four parts.</summary>
/// <param name="Number">Stable number, such as <c>SLP101</c>. Documented in docs/messages.md.</param>
/// <param name="Family">The family, which is also the exit code.</param>
/// <param name="Found">What was found, with the value in question.</param>
/// <param name="Allowed">What would have been right. Empty where that is obvious.</param>
/// <param name="Fix">What to do now, as a command where there is one.</param>
public sealed record Problem(string Number, Family Family, string Found, string Allowed, string Fix)
{
    /// <summary>The message as printed: number and finding first, then one indented line for each part that is there.</summary>
    public override string ToString()
    {
        var text = $"{Number} {Found}";
        if (Allowed.Length > 0)
            text += $"\n       allowed: {Allowed}";
        if (Fix.Length > 0)
            text += $"\n       do: {Fix}";
        return text;
    }
}
