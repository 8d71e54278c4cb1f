using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks.Index;

namespace Slipway.Tools.PythonIndex;

/// <summary>As of when to resolve.</summary>
/// <param name="Text">As a lock's head records it: a day, or a moment.</param>
/// <param name="Before">Files uploaded at or after this do not count.</param>
/// <param name="IsStated">Whether somebody asked for it; else it is today, and nothing is left out.</param>
public sealed record Cutoff(string Text, DateTimeOffset Before, bool IsStated);

/// <summary>What a resolver gets to see of the indexes: each name from its one index, as of a day, source archives only by name.</summary>
/// <param name="client">The indexes.</param>
/// <param name="cutoff">As of when.</param>
/// <param name="sources">Normalized names of projects whose source archives count.</param>
public sealed class ResolverView(IndexClient client, Cutoff cutoff, IReadOnlySet<string> sources) : IServedIndex
{
    private readonly Lock _lock = new();
    private readonly SortedSet<string> _sourceOnly = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Problem> _problems = new(StringComparer.Ordinal);

    /// <summary>Projects of which only source archives were found, and which may not be taken so.</summary>
    public IReadOnlyList<string> SourceOnly => Copy(_sourceOnly);

    /// <summary>What went wrong while a resolver asked, each once.</summary>
    public IReadOnlyList<Problem> Problems => Copy(_problems.Values);

    /// <summary>The page of a project; null where there is none, or something went wrong, which <see cref="Problems"/> has then.</summary>
    /// <param name="project">Normalized name.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IndexPage?> PageAsync(string project, CancellationToken cancellation)
    {
        try
        {
            if (await client.PageAsync(project, cancellation) is not { } page)
                return null;
            var isTimeless = page.Files.Count > 0 && !page.HasTimes;
            if (isTimeless && cutoff.IsStated && !client.IndexOf(project).IsTimeless)
                throw new SlipwayException(IndexProblems.NoTimes(client.IndexOf(project).Name, project, cutoff.Text));
            var seen = PageChoice.AsOf(page, cutoff.IsStated && !isTimeless ? cutoff.Before : null, sources.Contains(project));
            if (seen.Files.Count == 0 && page.Files.Any(file => file.IsSource))
                NoteSource(project);
            return seen;
        }
        catch (SlipwayException e)
        {
            Note(e.Problems);
            return null;
        }
    }

    /// <summary>METADATA of a wheel; null where something went wrong, which <see cref="Problems"/> has then.</summary>
    /// <param name="project">Normalized name.</param>
    /// <param name="file">A wheel of its page.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<byte[]?> MetadataAsync(string project, IndexFile file, CancellationToken cancellation)
    {
        try
        {
            return await client.MetadataAsync(project, file, cancellation);
        }
        catch (SlipwayException e)
        {
            Note(e.Problems);
            return null;
        }
    }

    /// <summary>The client behind the view.</summary>
    public IndexClient Client => client;

    /// <summary>None: a resolver asks for one by one.</summary>
    public IReadOnlyList<string> Projects => [];

    /// <summary>Brings a file into the store.</summary>
    /// <param name="project">Normalized name.</param>
    /// <param name="file">A file of its page.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Digest> FetchAsync(string project, IndexFile file, CancellationToken cancellation) =>
        (await client.FetchAsync(project, file, cancellation)).Digest;

    private void Note(IReadOnlyList<Problem> problems)
    {
        lock (_lock)
            foreach (var problem in problems)
                _problems.TryAdd(problem.Number + problem.Found, problem);
    }

    private void NoteSource(string project)
    {
        lock (_lock)
            _sourceOnly.Add(project);
    }

    private IReadOnlyList<T> Copy<T>(IEnumerable<T> items)
    {
        lock (_lock)
            return [.. items];
    }
}
