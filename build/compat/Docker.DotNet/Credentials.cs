namespace Docker.DotNet;

public abstract class Credentials : IDisposable
{
    public abstract bool IsTlsCredentials();

    public abstract HttpMessageHandler GetHandler(HttpMessageHandler innerHandler);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

public class AnonymousCredentials : Credentials
{
    public override bool IsTlsCredentials() => false;

    public override HttpMessageHandler GetHandler(HttpMessageHandler innerHandler) => innerHandler;

    public override void Dispose() => GC.SuppressFinalize(this);
}
