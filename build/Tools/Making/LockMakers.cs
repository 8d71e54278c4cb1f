using Slipway.Tools.PythonIndex;
using Slipway.Tools.Uv;

namespace Slipway.Tools.Making;

/// <summary>Makes what locks of a device are made with: devices may take packages from different indexes.</summary>
internal sealed class LockMakers : IDisposable
{
    private readonly List<IDisposable> _opened = [];
    private readonly Dictionary<string, LockFilling> _makers = new(StringComparer.Ordinal);

    public LockMakers(LockFolder folder, SlipwayHome home, IndexOptions options, LockOrder order, UvProgram uv, string cache)
    {
        var sources = SourceProjects.Read(folder);
        foreach (var device in order.Jobs.Select(job => job.Name.Device).Distinct(StringComparer.Ordinal))
        {
            var client = new IndexClient(order.Indexes(device), home, options);
            _opened.Add(client);
            var view = new ResolverView(client, order.Cutoff, sources.Names);
            var index = new LocalIndex(view, home);
            _opened.Add(index);
            // Two indexes of one run have two addresses, so that uv does not mix what it keeps of them.
            _makers[device] = new LockFilling(view, new UvResolver(uv, index.Address, cache, sources.Settings(cache)), folder, uv, home);
        }
    }

    public LockFilling For(string device) => _makers[device];

    public void Dispose()
    {
        foreach (var one in Enumerable.Reverse(_opened))
            one.Dispose();
    }
}
