using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Diff;
using Slipway.Core.WhatIf;
using Slipway.Tools.Git;
using Slipway.Tools.Making;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Service;

namespace Slipway.Tools.WhatIf;

/// <summary>Turns a question into two states of the checkout. What would be written is held in memory; what has to be a file is in a folder that goes.</summary>
/// <param name="request">What the command line asks for.</param>
/// <param name="selection">What it resolves to.</param>
/// <param name="scratch">Receives the files of a commit, and what indexes say.</param>
/// <param name="say">Receives lines for the user.</param>
internal sealed class WhatIfCases(BuildRequest request, Selection selection, string scratch, Action<string> say)
{
    private readonly LockFolder _folder = request.Folder;

    public Task<WhatIfCase> OfAsync(WhatIfQuestion question, CancellationToken cancellation) =>
        question.Since is { } reference ? SinceAsync(reference, cancellation)
        : question.Lock is { } file ? Task.FromResult(Lock(file))
        : BumpAsync(question, cancellation);

    private async Task<WhatIfCase> BumpAsync(WhatIfQuestion question, CancellationToken cancellation)
    {
        if (selection.Upstream.Kind == UpstreamKind.Debian)
            throw new SlipwayException(LockingProblems.NotOnDebian([.. question.Bumps.Select(x => $"--bump {x}")]));
        var jobs = Jobs(_folder);
        if (jobs.Count == 0)
            throw new SlipwayException(
                LockingProblems.NoLocks(_folder.Shown($"{LockJob.Folder}/{selection.Upstream.Name}"), LockJob.For(selection)[0].Command)
            );
        var wish = new LockWish(request.Root, request.Wish, false, question.Bumps, false, request.Index, question.Cutoff, request.Requirements);
        var order = new LockOrder(
            jobs,
            device => wish.Indexes(selection.Upstream, device),
            wish.CutoffAt(DateTimeOffset.UtcNow),
            Upgrade: false,
            question.Bumps
        );
        var locking = new IndexLocking(_folder, new SlipwayHome(Path.Combine(scratch, "home")), new IndexOptions { Say = say });
        using var session = await locking.OpenAsync(order, cancellation);
        var touched = session.Drafts.Where(draft => LockBumps.For(draft, question.Bumps).Count > 0).ToList();
        var made = (await session.MakeAsync([.. touched.Select(draft => (draft, order))], cancellation)).Where(x => x.IsWritten).ToList();
        return Replaced(made.ToDictionary(x => x.Job.Path, x => LockWriter.Write(x.Now)), jobs, [.. made.Select(x => x.Job)]) with
        {
            Command = $"./build.sh Lock --upstream {selection.Upstream.Name} --bump {string.Join(',', question.Bumps)} --all",
        };
    }

    private WhatIfCase Lock(string file)
    {
        var path = Path.GetFullPath(Path.Combine(request.Root, file));
        if (!File.Exists(path))
            throw new SlipwayException(WhatIfProblems.NoSuchLock(file, "there is no such file"));
        var text = File.ReadAllText(path);
        var name = LockName.Of(LockReader.Read(text, file).Head.Target);
        // The head of a lock may leave the backend out where its name has it.
        if (name.Backend is null && LockName.TryParse(Path.GetFileName(path)) is { } told)
            name = name with { Backend = told.Backend };
        var job = new LockJob(selection.Upstream.Name, name, selection.Upstream.Python, selection.Upstream.Kind == UpstreamKind.Debian);
        if (!_folder.Jobs([selection.Upstream]).Contains(job))
            throw new SlipwayException(WhatIfProblems.NoSuchLock(file, $"it is of {name}, and {_folder.Shown(job.Path)} does not exist"));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal) { [job.Path] = text };
        if (job.Debs is { } debs && path.EndsWith(".txt", StringComparison.Ordinal) && File.Exists($"{path[..^4]}.debs.txt"))
            texts[debs] = File.ReadAllText($"{path[..^4]}.debs.txt");
        return Replaced(texts, _folder.Jobs([selection.Upstream]), [job]);
    }

    private async Task<WhatIfCase> SinceAsync(string reference, CancellationToken cancellation)
    {
        var tree = Path.Combine(scratch, "commit");
        Directory.CreateDirectory(tree);
        var before = Compared(request) with { Root = Path.Combine(tree, "tree") };
        await CommitFiles.WriteAsync(request.Root, reference, ["slipway.json", "dockerfiles", .. Below(request.Requirements)], tree, cancellation);
        // Which folders the service is in, the settings of that commit say.
        var checkout = new Checkout(before.Root);
        if (File.Exists(checkout.At("slipway.json")) && checkout.Settings().Service is var service)
            await CommitFiles.WriteAsync(
                request.Root,
                reference,
                [.. Below(service.Source), .. Below(service.Native), .. Below(service.Model)],
                tree,
                cancellation
            );
        var (jobs, then) = (Jobs(_folder), Jobs(before.Folder));
        return new WhatIfCase(before, Compared(request), then, jobs, [.. jobs.Select(x => Moves(x, before.Folder, _folder)).OfType<LockMoves>()], []);
    }

    private WhatIfCase Replaced(Dictionary<string, string> texts, IReadOnlyList<LockJob> all, IReadOnlyList<LockJob> touched)
    {
        // Today's lock stands for itself: whether it fits its requirements is not the question.
        var today = texts.Keys.Where(x => _folder.Read(x) is not null).ToDictionary(x => x, x => Text(_folder.Read(x))!, StringComparer.Ordinal);
        var now = Compared(request) with { Instead = texts };
        return new WhatIfCase(
            Compared(request) with
            {
                Instead = today,
            },
            now,
            touched,
            touched,
            [.. touched.Select(x => Moves(x, _folder, now.Folder)).OfType<LockMoves>()],
            [.. all.Except(touched)]
        );
    }

    private LockMoves? Moves(LockJob job, LockFolder before, LockFolder now)
    {
        var (old, after) = (Text(before.Read(job.Path)), Text(now.Read(job.Path))!);
        if (old == after)
            return null;
        var path = _folder.Shown(job.Path);
        return new LockMoves(path, LockDiff.Of(old is null ? null : LockReader.Read(old, path), LockReader.Read(after, path)));
    }

    /// <summary>The locks of the upstream; of what the command line names of a selection, those.</summary>
    private List<LockJob> Jobs(LockFolder folder)
    {
        var wish = request.Wish;
        return
        [
            .. folder
                .Jobs([selection.Upstream])
                .Where(x => wish.Mode is null || x.Name.Mode == Selection.Word(wish.Mode))
                .Where(x => wish.Device is null || x.Name.Device == Selection.Word(wish.Device))
                .Where(x => wish.Backends.Count == 0 || x.Name.Backend == Selection.Word(selection.Backend))
                .Where(x => wish.Platforms.Count == 0 || selection.Platforms.Any(y => y.Architecture == x.Name.Architecture)),
        ];
    }

    /// <summary>A path of the commit; a folder elsewhere is the same then and now.</summary>
    private static string[] Below(string path) => path.Length == 0 || Path.IsPathRooted(path) ? [] : [path];

    private static BuildRequest Compared(BuildRequest request) => request with { PlanOnly = true, IsCompared = true };

    private static string? Text(byte[]? bytes) => bytes is null ? null : Encoding.UTF8.GetString(bytes);
}
