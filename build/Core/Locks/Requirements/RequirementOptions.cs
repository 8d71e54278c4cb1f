using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Requirements;

/// <summary>The options that pip knows in requirement files ("Requirements File Format").</summary>
internal static class RequirementOptions
{
    private static readonly HashSet<string> Flags = ["--no-index", "--prefer-binary", "--require-hashes", "--pre"];

    private static readonly HashSet<string> WithValue =
    [
        "-i",
        "--index-url",
        "--extra-index-url",
        "-c",
        "--constraint",
        "-r",
        "--requirement",
        "-e",
        "--editable",
        "-f",
        "--find-links",
        "--no-binary",
        "--only-binary",
        "--trusted-host",
        "--use-feature",
    ];

    private static readonly HashSet<string> OfRequirement = ["--hash", "--config-settings", "--config-setting", "-C", "--global-option"];

    /// <summary>Reads a line that starts with an option; null with a problem reported.</summary>
    internal static RequirementOption? Read(LockPlace place, string text, List<Problem> problems)
    {
        var (option, value) = Split(text);
        if (!WithValue.Contains(option) && !Flags.Contains(option))
            return Fail(
                OfRequirement.Contains(option) ? "belongs behind a requirement" : "is no option of a requirement file",
                Closest.To(option, WithValue.Concat(Flags))
            );
        if (WithValue.Contains(option) && string.IsNullOrEmpty(value))
            return Fail("lacks its value", null);
        return Flags.Contains(option) && value is not null ? Fail("takes no value", null) : new RequirementOption(place, text, option, value);

        RequirementOption? Fail(string reason, string? closest)
        {
            problems.Add(RequirementProblems.BadOption(place, option, reason, closest));
            return null;
        }
    }

    /// <summary>The hashes among the options behind a requirement; a problem for what may not stand there.</summary>
    internal static IReadOnlyList<string> Hashes(LockPlace place, IReadOnlyList<string> words, List<Problem> problems)
    {
        var hashes = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var (option, value) = Split(words[i]);
            if (OfRequirement.Contains(option) && value is null && i + 1 < words.Count)
                value = words[++i];
            if (!OfRequirement.Contains(option) || string.IsNullOrEmpty(value))
                problems.Add(
                    RequirementProblems.BadOption(
                        place,
                        words[i],
                        OfRequirement.Contains(option) ? "lacks its value" : "cannot stand behind a requirement",
                        Closest.To(option, OfRequirement)
                    )
                );
            else if (option == "--hash")
                hashes.Add(value);
        }
        return hashes;
    }

    private static (string Option, string? Value) Split(string text)
    {
        var end = text.IndexOfAny([' ', '\t', '=']);
        return end < 0 ? (text, null) : (text[..end], text[(end + 1)..].Trim() is { Length: > 0 } value ? value : null);
    }
}
