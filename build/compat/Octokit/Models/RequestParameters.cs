using System.Globalization;
using System.Text.Json;

namespace Octokit;

/// <summary>Its properties are the parameters of a question, in snake_case; those that are null are not asked.</summary>
public abstract class RequestParameters
{
    public virtual IDictionary<string, string> ToParametersDictionary() =>
        GetType()
            .GetProperties()
            .Select(x => (Name: JsonNamingPolicy.SnakeCaseLower.ConvertName(x.Name), Value: x.GetValue(this)))
            .Where(x => x.Value is not null)
            .Select(x => (x.Name, Text: x.Value is bool flag ? (flag ? "true" : "false") : Convert.ToString(x.Value, CultureInfo.InvariantCulture)))
            .Where(x => !string.IsNullOrEmpty(x.Text))
            .ToDictionary(x => x.Name, x => x.Text);
}

public class ListArtifactsRequest : RequestParameters
{
    public string Name { get; set; }

    public int Page { get; set; } = 1;

    public int PerPage { get; set; } = 30;
}

public class WorkflowRunsRequest : RequestParameters
{
    public string Branch { get; set; }

    public string Event { get; set; }

    public StringEnum<CheckRunStatusFilter> Status { get; set; }
}

public class CheckRunRequest : RequestParameters
{
    public string CheckName { get; set; }
}
