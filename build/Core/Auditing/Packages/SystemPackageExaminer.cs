using System.Text;
using Slipway.Core.Debian;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Packages;

/// <summary>
/// Reads what dpkg keeps (<c>status</c>, <c>info/*.list</c>), and what images without a package manager keep in its place (<c>status.d</c> with <c>*.md5sums</c>).
/// </summary>
/// <param name="layer">Number of the layer.</param>
internal sealed class SystemPackageExaminer(int layer) : IFileExaminer
{
    private const string Home = "var/lib/dpkg/";
    private const int Longest = 16 << 20;

    private readonly List<SystemPiece> _pieces = [];

    /// <summary>What was found.</summary>
    public IReadOnlyList<SystemPiece> Pieces => _pieces;

    /// <inheritdoc/>
    public int Wants(ContentEntry file)
    {
        if (!file.Path.StartsWith(Home, StringComparison.Ordinal))
            return 0;
        var rest = file.Path.AsSpan(Home.Length);
        return rest is "status" || rest.StartsWith("status.d/") || (rest.StartsWith("info/") && rest.EndsWith(".list")) ? (int)Math.Min(file.Size, Longest) : 0;
    }

    /// <inheritdoc/>
    public void Examine(ContentEntry file, ReadOnlySpan<byte> head)
    {
        var name = file.Name;
        if (name.EndsWith(".list"))
            _pieces.Add(new SystemFilesPiece(file.Path, layer, Bare(name[..^".list".Length]), Paths(head, before: 1)));
        else if (name.EndsWith(".md5sums"))
            _pieces.Add(new SystemFilesPiece(file.Path, layer, Bare(name[..^".md5sums".Length]), Paths(head, before: 34)));
        else
            _pieces.Add(new SystemNamesPiece(file.Path, layer, Installed(Encoding.UTF8.GetString(head))));
    }

    private static string Bare(ReadOnlySpan<char> name) => (name.IndexOf(':') is >= 0 and var colon ? name[..colon] : name).ToString();

    private static List<SystemName> Installed(string text)
    {
        using var reader = new StringReader(text);
        return
        [
            .. from paragraph in ControlParagraph.ReadAll(reader)
            where paragraph["Package"].Length > 0 && (paragraph["Status"].Length == 0 || paragraph["Status"].EndsWith(" installed", StringComparison.Ordinal))
            select new SystemName(paragraph["Package"], paragraph["Version"]),
        ];
    }

    /// <summary>One path a line, behind a slash or a checksum. Old packages list <c>/lib</c> for what lies in <c>/usr/lib</c>.</summary>
    private static List<ulong> Paths(ReadOnlySpan<byte> text, int before)
    {
        var found = new List<ulong>();
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (line.Length <= before)
                continue;
            var path = line[before..].TrimStart("/"u8);
            found.Add(PathHash.Of("", path));
            if (path.StartsWith("lib"u8) || path.StartsWith("bin/"u8) || path.StartsWith("sbin/"u8))
                found.Add(PathHash.Of("usr/", path));
        }
        return found;
    }
}

/// <summary>A file that says something of system packages.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Layer">Number of the layer that brings it.</param>
internal abstract record SystemPiece(string Path, int Layer);

/// <summary>Names of installed packages.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Layer">Number of the layer.</param>
/// <param name="Names">The packages.</param>
internal sealed record SystemNamesPiece(string Path, int Layer, IReadOnlyList<SystemName> Names) : SystemPiece(Path, Layer);

/// <summary>Files of one package.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Layer">Number of the layer.</param>
/// <param name="Package">The package.</param>
/// <param name="Files">Hashes of the paths in the image; of directories too.</param>
internal sealed record SystemFilesPiece(string Path, int Layer, string Package, IReadOnlyList<ulong> Files) : SystemPiece(Path, Layer);

/// <summary>A system package.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
internal sealed record SystemName(string Name, string Version);
