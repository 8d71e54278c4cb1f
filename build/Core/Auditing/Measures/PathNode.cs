using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Measures;

/// <summary>One path of an image over all its layers. Others are named by their index, 0 is the top; -1 is none.</summary>
internal struct PathNode
{
    public string Path;
    public int Parent;
    public int FirstChild;
    public int NextSibling;

    /// <summary>The last layer that names the path, whether as an entry or on the way to one.</summary>
    public int TouchedBy;

    /// <summary>The last layer that has an entry for the path.</summary>
    public int BroughtBy;

    /// <summary>The last layer that has something below the path.</summary>
    public int HasChildIn;

    /// <summary>The last entry for the path.</summary>
    public ContentEntry? Last;

    /// <summary>What a container sees at the path, and from which layer; null for nothing and for directories that no layer has an entry for.</summary>
    public ContentEntry? Seen;

    /// <summary>The layer of <see cref="Seen"/>.</summary>
    public int SeenFrom;

    /// <summary>Whether a container sees the path.</summary>
    public bool IsSeen;

    /// <summary>Whether the path is there as dive stacks layers.</summary>
    public bool IsStacked;

    /// <summary>Whether it is a directory there.</summary>
    public bool IsStackedDirectory;

    /// <summary>Its bytes there.</summary>
    public long StackedSize;

    /// <summary>How often dive meets the path.</summary>
    public int Visits;

    /// <summary>The layer of the first visit.</summary>
    public int FirstVisit;

    /// <summary>Bytes of all visits.</summary>
    public long Cumulative;

    /// <summary>The least bytes of a visit.</summary>
    public long Least;
}
