using Slipway.Tools.Engine;
using Slipway.Tools.Git;
using Slipway.Tools.Store;

namespace Slipway.Tools.UpToDate;

/// <summary>Whether a run's answer still holds: everything that it rests on is asked again, nothing is made.</summary>
public static class UpToDateCheck
{
    /// <summary>Asks git and the engine while the files are read.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="root">Root of the checkout.</param>
    public static bool Holds(RunAnswer answer, string root)
    {
        var commit = Task.Run(() => Revision.CommitAsync(root, CancellationToken.None));
        var now = DateTime.UtcNow;
        try
        {
            foreach (var file in answer.Stored)
            {
                if (new FileInfo(file.Path) is not { Exists: true } found || found.Length != file.Size)
                    return false;
                // Also an image that is only asked about is in use: its layers are not the first to be evicted.
                LastUse.Record(found, now);
            }
            foreach (var path in answer.Absent)
            {
                if (Path.Exists(path))
                    return false;
            }
            return RunFiles.Digest(answer.Inputs) == answer.Fingerprint
                && (answer.Image is not { } image || Ask(image) == image.Digest)
                && commit.GetAwaiter().GetResult() == answer.Commit;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? Ask(ImageInEngine image) =>
        ImageQuestion.AskAsync(new EngineEndpoint(image.Address, "", Chosen: false), image.Name).GetAwaiter().GetResult();
}
