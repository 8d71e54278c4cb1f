using Slipway.Core.Images;

namespace Slipway.Core.Locks;

/// <summary>The head of a lock: who made it, from what, for whom.</summary>
/// <param name="Lines">All lines after the first, <c># NAME: VALUE</c>, in order; kept as they are when the lock is written again.</param>
public sealed record LockHead(IReadOnlyList<LockFact> Lines)
{
    /// <summary>The first line of every lock: format and its version.</summary>
    public const string Format = "# slipway-lock 1";

    /// <summary>What the lock was made for.</summary>
    public LockTarget Target => LockTarget.TryParse(Value("target") ?? "") ?? new LockTarget([]);

    /// <summary>Digest of the input files, joined in the order of <see cref="InputFiles"/>; null when the line cannot be read.</summary>
    public Digest? Inputs => DigestOf(Value("inputs") ?? "");

    /// <summary>Names of the input files. What follows in parentheses is a remark.</summary>
    public IReadOnlyList<string> InputFiles => [.. Words.Skip(1).TakeWhile(word => !word.StartsWith('('))];

    /// <summary>Program, version and settings that made the lock.</summary>
    public string Resolver => Value("resolver") ?? "";

    /// <summary>The value of a line, or null.</summary>
    /// <param name="name">Its name.</param>
    public string? Value(string name) => Lines.FirstOrDefault(line => line.Name == name)?.Value;

    /// <summary>A head of the usual lines.</summary>
    /// <param name="target">What the lock is for.</param>
    /// <param name="inputs">Digest of the input files, joined.</param>
    /// <param name="inputFiles">Their names, in that order.</param>
    /// <param name="resolver">Program, version and settings.</param>
    public static LockHead Of(LockTarget target, Digest inputs, IEnumerable<string> inputFiles, string resolver) =>
        new([new("target", target.ToString()), new("inputs", $"{inputs}  {string.Join(' ', inputFiles)}"), new("resolver", resolver)]);

    /// <summary>The digest at the start of a line that names files; null when it cannot be read.</summary>
    internal static Digest? DigestOf(string value) => Digest.TryParse(value.Split(' ')[0], out var digest) ? digest : null;

    private string[] Words => (Value("inputs") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
