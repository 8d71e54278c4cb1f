namespace Slipway.Tools.Benching;

/// <summary>One way to make the image of the bench's service.</summary>
internal interface IContestant
{
    /// <summary>Name for people.</summary>
    string Name { get; }

    /// <summary>Repository of its image.</summary>
    string Image { get; }

    /// <summary>Repository of its remote cache.</summary>
    string Cache { get; }

    /// <summary>Forgets everything that was made or fetched, but for the base.</summary>
    Task ForgetAsync(CancellationToken cancellation);

    /// <summary>Makes the image and pushes it.</summary>
    Task BuildAsync(CancellationToken cancellation);

    /// <summary>Runs the image: it imports its packages, serves and answers.</summary>
    Task TryAsync(CancellationToken cancellation);

    /// <summary>Writes the remote cache of the image.</summary>
    Task FillCacheAsync(CancellationToken cancellation);

    /// <summary>Takes the place of a machine that has nothing but the tools.</summary>
    Task MoveAsync(CancellationToken cancellation);

    /// <summary>Makes the image there, with the remote cache, and pushes it.</summary>
    Task BuildFromCacheAsync(CancellationToken cancellation);
}
