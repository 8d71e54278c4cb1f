using System.IO.Compression;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Processes;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>
/// Unpacks packages that are in the store. The data archive is unpacked once into a file that has no name any more: nothing is left behind, whatever ends the program.
/// </summary>
/// <param name="store">Has the packages as blobs.</param>
public sealed class DebReader(ContentStore store)
{
    private const long MostBytes = 8L << 30;

    /// <summary>Told of several packages' bytes: how many of them are unpacked, and how many there are. First with none, last with all; one call at a time.</summary>
    public Action<long, long>? Unpacked { get; init; }

    /// <summary>Unpacks several packages, as many at a time as there are cores.</summary>
    /// <param name="packages">Packages that are in the store.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>In the order of <paramref name="packages"/>; the caller disposes it.</returns>
    /// <exception cref="SlipwayException">SLP455: damaged or hostile packages, all together.</exception>
    public async Task<DebSet> OpenAllAsync(IReadOnlyList<DebPackage> packages, CancellationToken cancellation = default)
    {
        var opened = new DebContents?[packages.Count];
        var problems = new List<Problem>();
        var (gate, count, total) = (new Lock(), 0L, packages.Sum(x => x.Size));
        if (packages.Count > 0)
            Unpacked?.Invoke(0, total);
        try
        {
            var largestFirst = Enumerable.Range(0, packages.Count).OrderByDescending(i => packages[i].Size);
            await Parallel.ForEachAsync(
                largestFirst,
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                async (i, token) =>
                {
                    try
                    {
                        opened[i] = await OpenAsync(packages[i], token);
                        lock (gate)
                            Unpacked?.Invoke(count += packages[i].Size, total);
                    }
                    catch (SlipwayException e) when (e.Problems[0].Number == "SLP455")
                    {
                        lock (problems)
                            problems.AddRange(e.Problems);
                    }
                }
            );
            if (problems.Count > 0)
                throw new SlipwayException([.. problems.OrderBy(p => p.Found, StringComparer.Ordinal)]);
            return new DebSet([.. opened.OfType<DebContents>()]);
        }
        catch
        {
            foreach (var deb in opened)
                deb?.Dispose();
            throw;
        }
    }

    /// <summary>Unpacks one package.</summary>
    /// <param name="package">A package that is in the store.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP455: it is damaged or hostile.</exception>
    public async Task<DebContents> OpenAsync(DebPackage package, CancellationToken cancellation = default)
    {
        SafeFileHandle? data = null;
        try
        {
            using var deb = store.Open(package.Sha256);
            var members = ArMember.ReadAll(deb);
            if (members.Count < 3 || members[0].Name != "debian-binary")
                throw new InvalidDataException("it lacks the members of a .deb");
            using var control = new MemoryStream();
            await UnpackAsync(package, deb, members, "control.tar", control, cancellation);
            data = Nameless();
            await using (var output = new BoundedStream(data, MostBytes))
                await UnpackAsync(package, deb, members, "data.tar", output, cancellation);
            var text = ControlFile(control, "control") ?? throw new InvalidDataException("it has no control file");
            var paragraph = ControlParagraph.ReadAll(new StringReader(text)).FirstOrDefault();
            if (paragraph?["Package"] != package.Name || paragraph["Version"] != package.Version)
                throw new InvalidDataException($"it says that it is {paragraph?["Package"]} {paragraph?["Version"]}");
            return new DebContents(package, paragraph, text.TrimEnd('\n') + "\n", ControlFile(control, "md5sums") ?? "", data)
            {
                ControlFiles = OtherFiles(control),
            };
        }
        catch (Exception e)
        {
            data?.Dispose();
            if (e is InvalidDataException or EndOfStreamException)
                throw new SlipwayException(DebianProblems.DamagedPackage(package.Filename, e.Message), e);
            throw;
        }
    }

    private async Task UnpackAsync(DebPackage package, Stream deb, IReadOnlyList<ArMember> members, string name, Stream output, CancellationToken cancellation)
    {
        var member =
            members.FirstOrDefault(m => m.Name == name || m.Name.StartsWith(name + ".", StringComparison.Ordinal))
            ?? throw new InvalidDataException($"it has no {name}");
        using var packed = new SliceStream(((FileStream)deb).SafeFileHandle, member.Offset, member.Size);
        switch (member.Name[name.Length..])
        {
            case "":
                await packed.CopyToAsync(output, cancellation);
                break;
            case ".gz":
                await using (var gzip = new GZipStream(packed, CompressionMode.Decompress))
                    await gzip.CopyToAsync(output, cancellation);
                break;
            case ".xz" when Lzma.IsThere:
                Xz.Unpack(packed, output, cancellation);
                break;
            default:
                var form = name == "data.tar" ? "--fsys-tarfile" : "--ctrl-tarfile";
                (
                    await ProcessRunner.PipeAsync(
                        new Command("dpkg-deb", form, store.PathOf(package.Sha256)),
                        read => read.CopyToAsync(output, cancellation),
                        cancellation
                    )
                ).OrThrow();
                break;
        }
    }

    private static string? ControlFile(MemoryStream tar, string name)
    {
        tar.Position = 0;
        var entry = DataArchive.Read(tar).FirstOrDefault(e => e.Kind == EntryKind.File && e.Path == name);
        return entry is null ? null : Encoding.UTF8.GetString(tar.GetBuffer(), (int)entry.Offset, (int)entry.Size);
    }

    private static List<ControlFile> OtherFiles(MemoryStream tar)
    {
        tar.Position = 0;
        return
        [
            .. DataArchive
                .Read(tar)
                .Where(x => x.Kind == EntryKind.File && x.Path is not ("control" or "md5sums") && !x.Path.Contains('/', StringComparison.Ordinal))
                .Select(x => new ControlFile(x.Path, x.Mode & FileModes.Executable, tar.GetBuffer().AsSpan((int)x.Offset, (int)x.Size).ToArray())),
        ];
    }

    private SafeFileHandle Nameless()
    {
        var path = store.NewTemporaryFile();
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return handle;
    }
}
