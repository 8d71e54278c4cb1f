namespace Slipway.Core.Auditing.Rules;

/// <summary>
/// A rule that knows what it looks for by its path. All of them are asked in one pass over the image, the first of <see cref="AuditRules.All"/> gets a path, and what lies below a
/// folder that a rule has taken is nobody else's: no byte is counted by two of them.
/// </summary>
public abstract class PathRule : IAuditRule
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string About { get; }

    /// <inheritdoc/>
    public virtual string LeavesAlone => "";

    /// <summary>How bad its findings are.</summary>
    protected virtual Severity Severity => Severity.Waste;

    /// <summary>Last segments of folders that it may take whole.</summary>
    internal virtual IReadOnlyList<string> Folders => [];

    /// <summary>Endings of files, with the dot.</summary>
    internal virtual IReadOnlyList<string> Endings => [];

    /// <summary>Names of files.</summary>
    internal virtual IReadOnlyList<string> Files => [];

    /// <summary>Whether what belongs to no package is told by folder, and not summed up.</summary>
    internal virtual bool IsToldByFolder => false;

    /// <summary>Whether it takes a folder of one of <see cref="Folders"/>.</summary>
    /// <param name="path">The folder.</param>
    internal virtual bool TakesFolder(ReadOnlySpan<char> path) => true;

    /// <summary>Whether it takes a file of one of <see cref="Endings"/> or <see cref="Files"/>.</summary>
    /// <param name="path">The file.</param>
    internal virtual bool TakesFile(ReadOnlySpan<char> path) => true;

    /// <summary>Whether it takes a program: a file of a folder <c>bin</c> or <c>sbin</c>.</summary>
    /// <param name="name">File name.</param>
    internal virtual bool TakesProgram(ReadOnlySpan<char> name) => false;

    /// <summary>Whether it has something to say of what it took from a layer.</summary>
    /// <param name="subject">The image.</param>
    /// <param name="layer">Number of the layer.</param>
    internal virtual bool Minds(AuditSubject subject, int layer) => true;

    /// <summary>What was found, a sentence.</summary>
    /// <param name="group">The paths.</param>
    internal abstract string What(PathGroup group);

    /// <summary>What to do, a sentence.</summary>
    /// <param name="group">The paths.</param>
    internal abstract string Remedy(PathGroup group);

    /// <summary>How bad a finding is.</summary>
    /// <param name="subject">The image.</param>
    /// <param name="group">The paths.</param>
    internal virtual Severity SeverityOf(AuditSubject subject, PathGroup group) => Severity;

    /// <inheritdoc/>
    public virtual IEnumerable<Finding> Find(AuditSubject subject) =>
        from found in PathGroups.Of(subject, this)
        select new Finding(Name, SeverityOf(subject, found), found.Path, found.Bytes, subject.Blame(found.Layer, found.Package), What(found), Remedy(found));
}
