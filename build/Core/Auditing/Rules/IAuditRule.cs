namespace Slipway.Core.Auditing.Rules;

/// <summary>Knows one kind of thing that should not be in an image.</summary>
public interface IAuditRule
{
    /// <summary>Its name, lower-case words with dashes: what an acceptance names.</summary>
    string Name { get; }

    /// <summary>What it finds, for people.</summary>
    string About { get; }

    /// <summary>What it leaves alone, for people; empty where there is nothing to say.</summary>
    string LeavesAlone { get; }

    /// <summary>What it finds in an image.</summary>
    /// <param name="subject">The image.</param>
    IEnumerable<Finding> Find(AuditSubject subject);
}
