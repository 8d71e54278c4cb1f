namespace Octokit;

public class CheckRun
{
    public long Id { get; private set; }

    public string ExternalId { get; private set; }

    public string HtmlUrl { get; private set; }

    public string Name { get; private set; }
}

public class CheckRunsResponse
{
    public CheckRunsResponse() { }

    public CheckRunsResponse(int totalCount, IReadOnlyList<CheckRun> checkRuns) => (TotalCount, CheckRuns) = (totalCount, checkRuns);

    public int TotalCount { get; private set; }

    public IReadOnlyList<CheckRun> CheckRuns { get; private set; } = [];
}

public class NewCheckRun(string name, string headSha)
{
    public string Name { get; protected set; } = name;

    public string HeadSha { get; protected set; } = headSha;

    public string DetailsUrl { get; set; }

    public string ExternalId { get; set; }

    public StringEnum<CheckStatus>? Status { get; set; }

    public StringEnum<CheckConclusion>? Conclusion { get; set; }

    public NewCheckRunOutput Output { get; set; }
}

public class CheckRunUpdate
{
    public string Name { get; set; }

    public NewCheckRunOutput Output { get; set; }
}

public class NewCheckRunOutput(string title, string summary)
{
    public string Title { get; protected set; } = title;

    public string Summary { get; protected set; } = summary;

    public string Text { get; set; }

    public IReadOnlyList<NewCheckRunAnnotation> Annotations { get; set; }
}

public class NewCheckRunAnnotation(string path, int startLine, int endLine, CheckAnnotationLevel annotationLevel, string message)
{
    public string Path { get; protected set; } = path;

    public int StartLine { get; protected set; } = startLine;

    public int EndLine { get; protected set; } = endLine;

    public StringEnum<CheckAnnotationLevel>? AnnotationLevel { get; protected set; } = annotationLevel;

    public string Message { get; protected set; } = message;

    public string Title { get; set; }
}
