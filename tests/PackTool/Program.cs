using System.Globalization;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.PackTool;
using Slipway.Tests;
using Slipway.Tools.Store;

// A writing run in a process of its own, so that a test can kill it or give it a disk of its own.
if (args[0] == "fetch")
    return await Fetch.RunAsync(args[1], args[2], args[3]);
var store = new ContentStore(args[0]);
var jobs = SyntheticLayer.Jobs(int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture));
Console.WriteLine($"swept {TemporaryFiles.Sweep(store)}");
try
{
    var layers = await new LayerMaking(new LayerIndex(store), new LayerPacker(store, ZstdLibrary.System)).PackAllAsync(
        [.. jobs.Select(j => new LayerJob(LayerMaker.Wheels, j.Name, j.Key, j.Size, () => j.Entries))],
        done => Console.WriteLine($"{(done.Found ? "found" : "made")} {done.Layer.Name} {done.Layer.Packed.Digest}")
    );
    Console.WriteLine($"done {layers.Count}");
    return 0;
}
catch (SlipwayException e)
{
    Console.WriteLine(e.Message);
    return e.ExitCode;
}
