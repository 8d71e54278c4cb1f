using BenchmarkDotNet.Running;
using Slipway.Bench.Wheels;

return args switch
{
    ["wheels"] => await WheelFetchBench.RunAsync(1_000_000_000, rounds: 5),
    ["wheels-serve", var folder] => await WheelServer.RunAsync(folder),
    ["wheels-fetch", var folder, var home, var index] => await WheelWork.FetchAsync(folder, home, index),
    ["wheels-copy", var folder, var target] => await WheelWork.CopyAsync(folder, target),
    ["wheels-link", var folder, var target, var index] => await WheelWork.CopyOverLinkAsync(folder, target, index),
    ["pack"] => await WheelPackBench.RunAsync(rounds: 5),
    ["pack-floor", var wheel, var folder] => await WheelPackBench.FloorAsync(wheel, folder),
    ["pack-layer", var wheel, var folder] => await WheelPackBench.LayerAsync(wheel, folder),
    ["pypi", var root] => await PypiFigures.RunAsync(root),
    _ => BenchmarkSwitcher.FromAssembly(typeof(WheelWork).Assembly).Run(args).Any() ? 0 : 1,
};
