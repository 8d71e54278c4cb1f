namespace Slipway.Core.Catalog;

/// <summary>A question that a finished image must answer before it is called good.</summary>
/// <param name="Name">For people.</param>
/// <param name="Path">HTTP path.</param>
/// <param name="Body">File that is posted; empty for a GET.</param>
/// <param name="ContentType">Of the body.</param>
/// <param name="Status">HTTP status that must come back.</param>
/// <param name="Field">Field of the JSON answer that is looked at: a number, or a list that is counted; empty for none.</param>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value.</param>
public sealed record SmokeQuestion(
    string Name,
    string Path,
    string Body = "",
    string ContentType = "",
    int Status = 200,
    string Field = "",
    double Min = 0,
    double Max = double.MaxValue
);
