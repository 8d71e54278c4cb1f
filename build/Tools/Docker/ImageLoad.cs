using System.Diagnostics;
using System.IO.Pipelines;
using System.Runtime.ExceptionServices;
using Docker.DotNet;
using Docker.DotNet.Models;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Docker;

/// <summary>
/// Puts an assembled image into an engine under its own digest. The containerd store takes a layout without the blobs that it has already; but it answers 200 and leaves a tag also
/// when blobs are missing, so its words are read, and the engine is asked afterwards whether it can make a container of the image. A broken one is repaired by the whole layout.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="blobsOf">Every blob that an image of that digest leads to, as far as the store knows it; null for images it does not know.</param>
public sealed class ImageLoad(EngineImages engine, Func<Digest, IReadOnlySet<Digest>?> blobsOf)
{
    /// <summary>Bytes that are sent rather than asked for: an engine writes them faster than it lists its images.</summary>
    private const long WorthAsking = 32_000_000;

    /// <summary>What the engine has under the name, where somebody asked a moment ago.</summary>
    public Digest? Earlier { get; init; }

    /// <summary>Loads the image where the engine does not have it.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP512 to SLP514.</exception>
    public async Task<LoadResult> LoadAsync(ImageToLoad image, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var client = engine.Endpoint.CreateClient();
        try
        {
            var earlier = Earlier ?? await UnderNameAsync(client, image, cancellation);
            if (earlier == Wanted(image) && await WhyNotAsync(client, image, cancellation) is null)
                return new LoadResult(LoadWay.Found, 0, clock.Elapsed);
            long sent = 0;
            var missing = await MissingAsync(client, image, earlier, cancellation);
            if (missing.Count < image.Blobs.Count)
            {
                var (bytes, trouble) = await SendAsync(client, image, missing, cancellation);
                if (trouble.Length == 0 && await WhyNotAsync(client, image, cancellation) is null)
                    return new LoadResult(LoadWay.Partial, bytes, clock.Elapsed);
                sent = bytes;
            }
            var (whole, said) = await SendAsync(client, image, null, cancellation);
            if (await WhyNotAsync(client, image, cancellation) is not { } reason)
                return new LoadResult(LoadWay.Whole, sent + whole, clock.Elapsed);
            throw await BrokenAsync(image, 0, $"{said}\n{reason}".Trim(), cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or DockerApiException && !cancellation.IsCancellationRequested)
        {
            throw await BrokenAsync(image, 0, e.Message, cancellation);
        }
    }

    /// <summary>
    /// The blobs that the engine lacks: all but those of images that it has and the store knows. The image that has the name so far is mostly enough; an engine takes long to list all
    /// of its images, so that is asked only where it may save much.
    /// </summary>
    private async Task<IReadOnlySet<Digest>> MissingAsync(DockerClient client, ImageToLoad image, Digest? earlier, CancellationToken cancellation)
    {
        var missing = image.Blobs.Keys.ToHashSet();
        if (engine.Store != ImageStoreKind.Containerd)
            return missing;
        if (earlier is not null && blobsOf(earlier) is { } known)
            missing.ExceptWith(known);
        if (missing.Count < image.Blobs.Count && missing.Sum(x => image.Blobs[x]) < WorthAsking)
            return missing;
        foreach (var listed in await client.Images.ListImagesAsync(new ImagesListParameters(), cancellation))
        {
            if (Digest.TryParse(listed.ID, out var digest) && blobsOf(digest) is { } there)
                missing.ExceptWith(there);
        }
        return missing;
    }

    /// <summary>What the engine has under the name; null for nothing.</summary>
    private static async Task<Digest?> UnderNameAsync(DockerClient client, ImageToLoad image, CancellationToken cancellation)
    {
        try
        {
            return Digest.TryParse((await client.Images.InspectImageAsync(image.Name, cancellation)).ID, out var digest) ? digest : null;
        }
        catch (DockerImageNotFoundException)
        {
            return null;
        }
    }

    private Digest Wanted(ImageToLoad image) => engine.Store == ImageStoreKind.Containerd ? image.Digest : image.ConfigDigest;

    /// <summary>Why the engine cannot run the image under its name; null where it can. Making a container is what needs every layer in place.</summary>
    private async Task<string?> WhyNotAsync(DockerClient client, ImageToLoad image, CancellationToken cancellation)
    {
        var wanted = Wanted(image);
        try
        {
            var found = await client.Images.InspectImageAsync(image.Name, cancellation);
            if (found.ID != wanted.ToString())
                return $"{image.Name} is {found.ID} in the engine, not {wanted}";
            var probe = new CreateContainerParameters
            {
                Image = image.Name,
                Cmd = ["/probe"],
                Platform = image.Platform.ToString(),
            };
            var container = await client.Containers.CreateContainerAsync(probe, cancellation);
            await client.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters { Force = true }, CancellationToken.None);
            return null;
        }
        catch (DockerApiException e)
        {
            return e.ResponseBody.Trim();
        }
    }

    private async Task<(long Bytes, string Trouble)> SendAsync(
        DockerClient client,
        ImageToLoad image,
        IReadOnlySet<Digest>? onlyThese,
        CancellationToken cancellation
    )
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 1 << 22, resumeWriterThreshold: 1 << 21));
        await using var counted = new CountingStream(pipe.Writer.AsStream(leaveOpen: true));
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var writing = Task.Run(() => WriteAsync(image, onlyThese, counted, pipe.Writer, both.Token), CancellationToken.None);
        var answer = new LoadAnswer();
        try
        {
            await using var tar = pipe.Reader.AsStream();
            await client.Images.LoadImageAsync(new ImageLoadParameters { Quiet = true }, tar, answer, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or DockerApiException or IOException && !cancellation.IsCancellationRequested)
        {
            await both.CancelAsync();
            // Where the tar broke off because its writer failed, that is the cause and the engine's complaint only the effect.
            if (await writing is { } cause and not OperationCanceledException)
                ExceptionDispatchInfo.Throw(cause);
            throw await BrokenAsync(image, counted.Count, e.Message, cancellation);
        }
        if (await writing is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        return (counted.Count, answer.Trouble);
    }

    /// <summary>Writes the tar into the pipe; gives back what went wrong, which the pipe's reader hears of too.</summary>
    private static async Task<Exception?> WriteAsync(
        ImageToLoad image,
        IReadOnlySet<Digest>? onlyThese,
        Stream output,
        PipeWriter writer,
        CancellationToken cancellation
    )
    {
        try
        {
            await image.Write(onlyThese, output, cancellation);
            await output.FlushAsync(cancellation);
            await writer.CompleteAsync();
            return null;
        }
        catch (Exception e)
        {
            await writer.CompleteAsync(e);
            return e;
        }
    }

    private async Task<SlipwayException> BrokenAsync(ImageToLoad image, long sent, string said, CancellationToken cancellation)
    {
        var during = $"the load of {image.Name}";
        // An engine whose disk fills up hangs up in the middle of the tar, and what it says about it is lost with the connection: its disk is asked instead.
        var trouble = await EngineTrouble.FindAsync([said], engine.Endpoint, during, said, cancellation);
        return new SlipwayException(
            trouble ?? await EngineTrouble.FullDiskAsync(engine.Endpoint, sent, during, cancellation) ?? BuildProblems.LoadBroken(image.Name, said)
        );
    }
}
