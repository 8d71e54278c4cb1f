using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Measures;

/// <summary>One path of an image over all its layers; there are many, so it is small. Others are named by their number, 0 is the top; -1 is none.</summary>
internal struct PathNode
{
    public int FirstChild;
    public int NextSibling;

    /// <summary>The last layer that names the path, whether as an entry or on the way to one.</summary>
    public short TouchedBy;

    /// <summary>The last layer that has an entry for the path.</summary>
    public short BroughtBy;

    /// <summary>The last layer that has something below the path.</summary>
    public short HasChildIn;

    /// <summary>The last entry for the path.</summary>
    public ContentEntry? Last;

    /// <summary>What a container sees at the path, and from which layer; null for nothing and for directories that no layer has an entry for.</summary>
    public ContentEntry? Seen;

    /// <summary>The layer of <see cref="Seen"/>.</summary>
    public short SeenFrom;

    /// <summary>Whether a container sees the path.</summary>
    public bool IsSeen;

    /// <summary>Whether the path is there as dive stacks layers.</summary>
    public bool IsStacked;

    /// <summary>Whether it is a directory there.</summary>
    public bool IsStackedDirectory;

    /// <summary>Its bytes there.</summary>
    public long StackedSize;

    /// <summary>Whether dive has met the path.</summary>
    public bool IsVisited;

    /// <summary>The layer of the first visit.</summary>
    public short FirstVisit;

    /// <summary>Bytes of all visits.</summary>
    public long Cumulative;
}
