using System.Diagnostics;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Layering;
using Slipway.Core.Locks;
using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Progress;
using Slipway.Core.Records;
using Slipway.Tools.Git;
using Slipway.Tools.Records;
using Slipway.Tools.Registry;
using Slipway.Tools.Service;
using Slipway.Tools.Store;
using Slipway.Tools.UpToDate;

namespace Slipway.Tools.Making;

/// <summary>What every step of a run works with.</summary>
internal sealed class Workbench(BuildRequest request, SlipwayHome home, IProgressFace face) : IDisposable
{
    private readonly Lazy<HttpClient> _http = new(() => new HttpClient { Timeout = TimeSpan.FromMinutes(5) });
    private DebianSupply? _debian;
    private ProgressFeed? _progress;
    private Task<Revision?>? _revision;
    private Registries? _registries;
    private RemoteLayers? _remote;
    private CompilerCacheUse? _compilerCache;
    private RemoteWheels? _remoteWheels;
    private SharedFacts? _facts;
    private BuildKitCache? _buildKit;
    private WheelArrival? _wheels;
    private volatile bool _isQuiet;
    private long _downloaded;

    public BuildRequest Request { get; } = request;

    public SlipwayHome Home { get; } = home;

    public Action<string> Say { get; } = face.Line;

    /// <summary>Where the steps of a run tell how far they are.</summary>
    public ProgressFeed Progress => _progress ??= new ProgressFeed(face, Clock);

    public Checkout Checkout { get; } = new(request.Root) { Reads = request.Job?.Reads };

    public ContentStore Store { get; } = new(home.Store);

    public LayerIndex Layers { get; } = new(new ContentStore(home.Store));

    /// <summary>How registries are talked to.</summary>
    public RegistryOptions RegistryOptions { get; init; } = new();

    /// <summary>Clients of registries: what is asked and what is pushed share connections and tokens.</summary>
    public Registries Registries => _registries ??= new Registries(RegistryOptions with { Say = SayUnlessQuiet });

    /// <summary>Layers that a registry has by key.</summary>
    public RemoteLayers Remote => _remote ??= new RemoteLayers(this);

    /// <summary>The compiler cache of the steps that compile.</summary>
    public CompilerCacheUse CompilerCache => _compilerCache ??= new CompilerCacheUse(this);

    /// <summary>Compiled wheels that a registry has by key.</summary>
    public RemoteWheels RemoteWheels => _remoteWheels ??= new RemoteWheels(this);

    /// <summary>BuildKit's caches.</summary>
    public BuildKitCache BuildKit => _buildKit ??= new BuildKitCache(this);

    /// <summary>Wheels that were compiled.</summary>
    public CompiledWheels Compiled { get; } = new(new ContentStore(home.Store));

    /// <summary>What makers ask about wheels and bases.</summary>
    public SharedFacts Facts => _facts ??= new SharedFacts(this);

    public RecordFiles Records { get; } = new(home, request.Root);

    public DebianSupply Debian => _debian ??= new DebianSupply(this);

    /// <summary>Wheels that are on their way from an index.</summary>
    public WheelArrival Wheels => _wheels ??= new WheelArrival(this);

    public DebianLockFiles Locks => new(this, Debian);

    public ToolchainLock Toolchains => ToolchainOf(ToolchainPart.Compilers);

    /// <summary>The lock of a part of the toolchain.</summary>
    /// <param name="part">The part.</param>
    public ToolchainLock ToolchainOf(ToolchainPart part) => new(this, Request.Wish.HostPlatform, part);

    public EngineReach Engines { get; } = new(home, face.Line, request.Builder);

    /// <summary>The commit; asked for on another thread while the plan is made.</summary>
    public Task<Revision?> Revision => _revision ??= Task.Run(() => Git.Revision.ReadAsync(Request.Root, CancellationToken.None));

    public HttpClient Http => _http.Value;

    /// <summary>Since the run began.</summary>
    public Stopwatch Clock { get; } = Stopwatch.StartNew();

    /// <summary>What the products' steps report, for the record.</summary>
    public List<ProductRecord> Products { get; } = [];

    /// <summary>Bytes that the run downloaded so far.</summary>
    public long Downloaded => Interlocked.Read(ref _downloaded);

    /// <summary>What was forecast when the plan was made; null where nothing has to be made.</summary>
    public PlanForecast? Forecast { get; set; }

    /// <summary>The files that the plan was made from; null where nobody asks for them.</summary>
    public PlanFiles? Files { get; set; }

    /// <summary>What the same run would say again; null where it has to be run to know.</summary>
    public RunAnswer? Answer { get; set; }

    /// <summary>What Runtime made; null before it did.</summary>
    public ImageSummary? Image { get; set; }

    /// <summary>Files inside the repository that nobody commits.</summary>
    public string Scratch => Path.Combine(Request.Root, ".nuke", "temp", "slipway");

    /// <summary>What was noticed while planning and fails nothing: said at once, or with the plan where that is all that is wanted.</summary>
    public List<Problem> Notes { get; } = [];

    /// <summary>The layers of some locks of wheels.</summary>
    /// <param name="selection">What is built.</param>
    /// <param name="locks">Its locks, one a platform.</param>
    /// <param name="settings">layers in slipway.json; null for nothing.</param>
    /// <exception cref="SlipwayException">SLP165 to SLP167: pinned groups.</exception>
    public IReadOnlyList<LockLayers> LayersOf(Selection selection, IEnumerable<LockFile> locks, LayerSettings? settings)
    {
        var plans = new LayerPlanFiles(Request.Folder, settings);
        var notes = new List<Problem>();
        List<LockLayers> layers = [.. LockJob.For(selection).Zip(locks, (job, lockFile) => plans.Of(job, lockFile, notes))];
        Notes.AddRange(notes);
        foreach (var note in Request.PlanOnly ? [] : notes)
            Say(note.ToString());
        return layers;
    }

    /// <summary>Counts what came from outside; from any thread.</summary>
    public void CountDownload(long bytes) => Interlocked.Add(ref _downloaded, bytes);

    public LayerPacker Packer() => new(Store, ZstdLibrary.System, Say);

    /// <summary>Work with a registry that has a lesser path: of its troubles one line is said at the end, and none for each try.</summary>
    public async Task<T> Quietly<T>(Func<Task<T>> work)
    {
        _isQuiet = true;
        try
        {
            return await work();
        }
        finally
        {
            _isQuiet = false;
        }
    }

    private void SayUnlessQuiet(string line)
    {
        if (!_isQuiet)
            Say(line);
    }

    /// <summary>What follows are the last words of a step.</summary>
    public void Settle() => face.Settle();

    public void Dispose()
    {
        _wheels?.Dispose();
        _debian?.Dispose();
        _registries?.Dispose();
        if (_http.IsValueCreated)
            _http.Value.Dispose();
    }
}
