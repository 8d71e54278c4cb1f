using System.Globalization;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Store;
using Slipway.PackTool;
using Slipway.Tests;
using Slipway.Tools.Store;

// Work on a store in a process of its own, so that a test can kill it or give it a disk of its own.
try
{
    return args switch
    {
        ["add", var folder, .. var seeds] => await StoreWork.AddAsync(new ContentStore(folder), seeds),
        ["use", var folder, .. var digests] => StoreWork.Use(new ContentStore(folder), digests),
        ["has", var folder, .. var digests] => StoreWork.Has(new ContentStore(folder), digests),
        ["tidy", var folder, var limit] => StoreWork.Tidy(new ContentStore(folder), StoreLimit.TryParse(limit)!),
        ["check", var folder] => await StoreWork.CheckAsync(new ContentStore(folder)),
        ["fetch", var home, var index, var locked] => await Fetch.RunAsync(home, index, locked),
        ["export", var folder, var output, var locked] => StoreWork.Export(new ContentStore(folder), output, locked),
        [var folder, var count, var megabytes] => await PackAsync(new ContentStore(folder), Number(count), Number(megabytes)),
        _ => 2,
    };
}
catch (SlipwayException e)
{
    Console.WriteLine(e.Message);
    return e.ExitCode;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static async Task<int> PackAsync(ContentStore store, int count, int megabytes)
{
    var jobs = SyntheticLayer.Jobs(count, megabytes);
    Console.WriteLine($"swept {TemporaryFiles.Sweep(store)}");
    var layers = await new LayerMaking(new LayerIndex(store), new LayerPacker(store, ZstdLibrary.System)).PackAllAsync(
        [.. jobs.Select(j => new LayerJob(LayerMaker.Wheels, j.Name, j.Key, j.Size, () => j.Entries))],
        done => Console.WriteLine($"{(done.Found ? "found" : "made")} {done.Layer.Name} {done.Layer.Packed.Digest}")
    );
    Console.WriteLine($"done {layers.Count}");
    return 0;
}
