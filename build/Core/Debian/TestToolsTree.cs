using System.Text;
using Slipway.Core.Checking;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>The layer of what tests are run with: the modules of some packages in a folder of their own, beside the environment that is shipped and not in it.</summary>
public static class TestToolsTree
{
    private const int WritableByAll = 0b1_111_111_111;

    /// <summary>The entries of the layer, complete and sorted.</summary>
    /// <param name="debs">The packages.</param>
    public static IReadOnlyList<LayerEntry> Entries(IReadOnlyList<DebContents> debs)
    {
        var tree = new DebTree(debs);
        var modules =
            from node in tree.Nodes
            let match = Distributions.Folder().Match(node.Path)
            where match.Success && node.Entry.Kind != EntryKind.Directory && !node.Path.Contains("/__pycache__", StringComparison.Ordinal)
            select node.At($"{CheckPaths.Modules.TrimStart('/')}/{node.Path[match.Length..]}");
        return LayerFolders.Complete([
            .. modules,
            .. debs.SelectMany(x => PackageStatus.WithLicence(x, tree, [])),
            LayerEntry.File(CheckPaths.Runner.TrimStart('/'), Encoding.UTF8.GetBytes(TestCommand.Runner)),
            new LayerEntry(CheckPaths.Temporary.TrimStart('/'), EntryKind.Directory, WritableByAll),
        ]);
    }
}
