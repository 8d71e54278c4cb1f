using Slipway.Core.Catalog;
using Slipway.Core.Commands;
using Slipway.Tools.Jobs;

namespace Slipway.Tools.Making;

/// <summary>What the command line asks for.</summary>
/// <param name="Root">Root folder of the repository.</param>
/// <param name="Wish">What to build.</param>
/// <param name="Products">Products that were named on the command line: made even when nothing else needs them.</param>
/// <param name="Locked">Refuse to resolve anew.</param>
/// <param name="Smoke">When to test the image.</param>
/// <param name="Registry">Registry and path, or null.</param>
/// <param name="Name">Repository of the image, or null for the default.</param>
/// <param name="Tag">Tag of the image, or null for the default.</param>
/// <param name="Push">Whether to push.</param>
/// <param name="Output">Folder for an OCI layout, or null.</param>
/// <param name="Builder">Builder of buildx, or null for the engine's own.</param>
public sealed record BuildRequest(
    string Root,
    Wish Wish,
    IReadOnlySet<string> Products,
    bool Locked,
    Smoke Smoke,
    string? Registry,
    string? Name,
    string? Tag,
    bool Push,
    string? Output,
    string? Builder
)
{
    /// <summary>Folder of the requirement files.</summary>
    public string Requirements { get; init; } = LockFolder.Default;

    /// <summary>Texts that stand for files of that folder, by path below it: what a what-if asks about; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Instead { get; init; }

    /// <summary>The folder of the requirement files and locks.</summary>
    public LockFolder Folder => new(Root, Requirements, Instead) { Reads = Job?.Reads };

    /// <summary>Whether the images are only compared: what this version cannot make yet does not matter then.</summary>
    public bool IsCompared { get; init; }

    /// <summary>Address of the package index; null for that of the upstream, else the public one.</summary>
    public string? Index { get; init; }

    /// <summary>Which caches are used, as <c>--cache</c> says; empty where it was not given.</summary>
    public IReadOnlyList<string> Cache { get; init; } = [];

    /// <summary>Which compiler cache is used, as <c>--sccache</c> says; null where it was not given.</summary>
    public string? Sccache { get; init; }

    /// <summary>Where the parameters were given, for people.</summary>
    public ParameterOrigins Origins { get; init; } = ParameterOrigins.None;

    /// <summary>Whether wheels may still be on their way when <c>Wheelhouse</c> has ended: <c>Runtime</c> follows, and nothing in between that could miss them.</summary>
    public bool WheelsMayFollow { get; init; }

    /// <summary>The image that <c>--product</c> names; null where it was not given.</summary>
    public ImageProduct? Product { get; init; }

    /// <summary>The image that a step is about which is no image's own: the named one, else the largest of those that are made.</summary>
    public ImageProduct Largest =>
        Product ?? Enum.GetValues<ImageProduct>().Where(x => Products.Contains(x.ToString())).DefaultIfEmpty(ImageProduct.Runtime).Max();

    /// <summary>Only say what would be done (<c>Explain</c>, <c>--dry-run</c>): nothing is written and nothing is started.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>Do all that a target can do: <c>Wheelhouse</c> hashes the whole store again.</summary>
    public bool All { get; init; }

    /// <summary>Where <c>Wheelhouse</c> serves its wheels, empty for the default; null where it does not.</summary>
    public string? Serve { get; init; }

    /// <summary>Folders that stand for sources of components, as <c>--override</c> names them: NAME=DIR.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Whether the image carries bytecode; null for what slipway.json says.</summary>
    public Bytecode? Bytecode { get; init; }

    /// <summary>The record that the run leaves in a job's folder; null for none.</summary>
    public JobRequest? Job { get; init; }

    /// <summary>How a plan is printed.</summary>
    public PlanFormat Format { get; init; }
}

/// <summary>How a plan is printed.</summary>
public enum PlanFormat
{
    /// <summary>Lines for people.</summary>
    Text,

    /// <summary>The document, for programs.</summary>
    Json,

    /// <summary>Markdown.</summary>
    Markdown,
}
