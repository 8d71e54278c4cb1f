namespace Octokit;

public enum CheckAnnotationLevel
{
    Notice = 0,
    Warning = 1,
    Failure = 2,
}

public enum CheckConclusion
{
    Success = 0,
    Failure = 1,
    Neutral = 2,
    Cancelled = 3,
    TimedOut = 4,
    ActionRequired = 5,
    Skipped = 6,
    Stale = 7,
}

public enum CheckStatus
{
    Queued = 0,
    InProgress = 1,
    Completed = 2,
}

public enum CheckRunStatusFilter
{
    Success = 0,
    Failure = 1,
    Completed = 9,
}

public enum AccountType
{
    User = 0,
    Organization = 1,
    Bot = 2,
    Mannequin = 3,
}
