using Slipway.Tools;
using Slipway.Tools.Benching;

namespace Slipway.Bench.Wheels;

/// <summary>The part of the target Bench that is about package indexes, by itself.</summary>
public static class PypiFigures
{
    public static async Task<int> RunAsync(string root)
    {
        var home = new SlipwayHome(Path.Combine(SlipwayHome.FromEnvironment().Root, "bench-pypi"));
        await new PypiBench(Path.GetFullPath(root), home, Console.Out.WriteLine).RunAsync(
            "dotnet run -c Release --project bench/Micro -- pypi .",
            CancellationToken.None
        );
        return 0;
    }
}
