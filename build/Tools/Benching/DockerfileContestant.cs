namespace Slipway.Tools.Benching;

/// <summary>A Dockerfile of <c>bench/rivals</c>.</summary>
/// <param name="name">Name for people.</param>
/// <param name="target">Its target of the bake file.</param>
/// <param name="registry">The registry.</param>
/// <param name="engine">The engine.</param>
internal sealed class DockerfileContestant(string name, string target, string registry, RivalEngine engine) : IContestant
{
    public string Name => name;

    public string Image => $"rivals/{target}";

    public string Cache => $"rivals/{target}-cache";

    public Task ForgetAsync(CancellationToken cancellation) => engine.EmptyButBasesAsync(cancellation);

    public Task BuildAsync(CancellationToken cancellation) => engine.BakeAsync(target, [], cancellation);

    public Task TryAsync(CancellationToken cancellation) => engine.TryAsync($"{registry}/{Image}:1", cancellation);

    public Task FillCacheAsync(CancellationToken cancellation) =>
        engine.BakeAsync(
            target,
            [$"cache-to=type=registry,ref={registry}/{Cache}:1,mode=max,oci-mediatypes=true,image-manifest=true,compression=zstd"],
            cancellation
        );

    public Task MoveAsync(CancellationToken cancellation) => engine.EmptyAsync(cancellation);

    public Task BuildFromCacheAsync(CancellationToken cancellation) =>
        engine.BakeAsync(target, [$"cache-from=type=registry,ref={registry}/{Cache}:1"], cancellation);
}
