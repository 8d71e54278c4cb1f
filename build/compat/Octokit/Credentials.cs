namespace Octokit;

public enum AuthenticationType
{
    Anonymous = 0,
    Basic = 1,
    Oauth = 2,
    Bearer = 3,
}

public class Credentials
{
    public Credentials(string token, AuthenticationType authenticationType)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        (Password, AuthenticationType) = (token, authenticationType);
    }

    public AuthenticationType AuthenticationType { get; }

    public string Password { get; }
}

public interface ICredentialStore
{
    Task<Credentials> GetCredentials();
}
