using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks.Requirements;

namespace Slipway.Core.Locks;

/// <summary>Everything in the repository that a lock is made from.</summary>
/// <param name="Requirements">The requirement files of the selection.</param>
/// <param name="Excludes">Names that the resolver is told to leave out; null for none.</param>
/// <param name="Overrides">Requirements that stand for every other one of the same name; null for none.</param>
public sealed record LockInputs(RequirementInputs Requirements, RequirementInputs? Excludes, RequirementInputs? Overrides)
{
    /// <summary>Reads all of them.</summary>
    /// <param name="files">Requirement files of the selection.</param>
    /// <param name="excludes">File of names to leave out, or null.</param>
    /// <param name="overrides">File of overrides, or null.</param>
    /// <param name="read">A file's bytes by its name; null when it does not exist.</param>
    /// <exception cref="SlipwayException">SLP213 to SLP219: all mistakes of one file chain together.</exception>
    public static LockInputs Read(IReadOnlyList<string> files, string? excludes, string? overrides, Func<string, byte[]?> read) =>
        new(
            RequirementInputs.Read(files, read),
            excludes is null ? null : RequirementInputs.Read([excludes], read),
            overrides is null ? null : RequirementInputs.Read([overrides], read)
        );

    /// <summary>The head of a lock made from these.</summary>
    /// <param name="target">What it is for.</param>
    /// <param name="resolver">Program, version and settings.</param>
    public LockHead Head(LockTarget target, string resolver)
    {
        var lines = new List<LockFact> { new("target", target.ToString()), new("inputs", Requirements.Head), new("resolver", resolver) };
        lines.AddRange(Parts.Skip(1).Where(part => part.Inputs is not null).Select(part => new LockFact(part.Name, part.Inputs!.Head)));
        return new LockHead(lines);
    }

    /// <summary>Whether a lock was made from exactly these; needs no network.</summary>
    /// <param name="head">The lock's head.</param>
    public bool IsMadeFrom(LockHead head) => ChangesSince(head).Count == 0;

    /// <summary>What a lock was made from that is not so any more, one sentence each; empty when nothing changed. A digest counts for all files of a line, so that which of them changed is not known.</summary>
    /// <param name="head">The lock's head.</param>
    public IReadOnlyList<string> ChangesSince(LockHead head) =>
        [.. Parts.Select(part => Change(part.Name, head.Value(part.Name), part.Inputs)).OfType<string>()];

    /// <summary>The requirements that a lock for an environment must answer: inputs that count there and are not left out, each replaced where an override names it.</summary>
    /// <param name="environment">The environment.</param>
    /// <exception cref="SlipwayException">SLP215: a marker compares what cannot be compared.</exception>
    public IReadOnlyList<RootRequirement> RootsFor(MarkerEnvironment environment)
    {
        var left = (Excludes?.Names ?? []).ToHashSet(StringComparer.Ordinal);
        var overrides = (Overrides?.Roots ?? []).ToLookup(root => root.Name, StringComparer.Ordinal);
        return
        [
            .. Requirements
                .Roots.Where(root => !left.Contains(root.Name))
                .SelectMany(root => overrides.Contains(root.Name) ? overrides[root.Name] : [root])
                .Distinct()
                .Where(root => root.Requirement.Counts(environment)),
        ];
    }

    private IReadOnlyList<(string Name, RequirementInputs? Inputs)> Parts => [("inputs", Requirements), ("excludes", Excludes), ("overrides", Overrides)];

    private static string? Change(string name, string? written, RequirementInputs? now)
    {
        if (now is null)
            return written is null ? null : $"it was made with {name} and would be made without";
        if (written is null)
            return $"it was made without {name} and would be made with {string.Join(' ', now.Files)}";
        var words = written.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var files = words.Skip(1).TakeWhile(word => !word.StartsWith('(')).ToList();
        if (!files.SequenceEqual(now.Files))
            return $"it was made from {string.Join(' ', files)} and would be made from {string.Join(' ', now.Files)}";
        return Digest.TryParse(words[0], out var digest) && digest == now.Digest ? null
            : files.Count == 1 ? $"{files[0]} has changed"
            : $"one of {string.Join(' ', files)} has changed";
    }
}
