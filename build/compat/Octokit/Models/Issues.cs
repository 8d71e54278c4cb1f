namespace Octokit;

public class IssueComment
{
    public long Id { get; private set; }

    public string HtmlUrl { get; private set; }

    public string Body { get; private set; }

    public User User { get; private set; }
}

public abstract class Account
{
    public string Login { get; protected set; }

    public AccountType? Type { get; protected set; }
}

public class User : Account;
