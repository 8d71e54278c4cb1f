using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Tools;
using Slipway.Tools.Http;
using Slipway.Tools.PythonIndex;

namespace Slipway.PackTool;

/// <summary>Fetches the files of a lock, and says each piece that comes.</summary>
internal static class Fetch
{
    internal static async Task<int> RunAsync(string home, string index, string path)
    {
        var packages = LockReader.Read(await File.ReadAllTextAsync(path), path).Packages;
        try
        {
            var fetching = new WheelFetching(new SlipwayHome(home), new IndexOptions());
            var result = await fetching.FetchAsync(packages, new IndexSet([PublicIndex.At(index)]), new Lines());
            Console.WriteLine($"found {result.Found} fetched {result.Fetched} bytes {result.Bytes}");
            return 0;
        }
        catch (SlipwayException e)
        {
            Console.WriteLine(e.Message);
            return e.ExitCode;
        }
    }

    private sealed class Lines : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => Console.WriteLine($"arrived {value.Bytes}");
    }
}
