using BenchmarkDotNet.Running;
using Slipway.Bench.Wheels;

return args switch
{
    ["wheels"] => await WheelFetchBench.RunAsync(1_000_000_000, rounds: 5),
    ["wheels-serve", var folder] => await WheelServer.RunAsync(folder),
    ["wheels-fetch", var folder, var home, var index] => await WheelWork.FetchAsync(folder, home, index),
    ["wheels-copy", var folder, var target] => await WheelWork.CopyAsync(folder, target),
    ["pypi", var root] => await PypiFigures.RunAsync(root),
    _ => BenchmarkSwitcher.FromAssembly(typeof(WheelWork).Assembly).Run(args).Any() ? 0 : 1,
};
