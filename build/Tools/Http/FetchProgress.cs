namespace Slipway.Tools.Http;

/// <summary>How far a download is.</summary>
/// <param name="Files">Files that are there.</param>
/// <param name="AllFiles">Files asked for.</param>
/// <param name="Bytes">Bytes that are there.</param>
/// <param name="AllBytes">Bytes asked for.</param>
public sealed record FetchProgress(int Files, int AllFiles, long Bytes, long AllBytes);

/// <summary>What a download did.</summary>
/// <param name="Found">Files that the store had.</param>
/// <param name="Fetched">Files that were downloaded.</param>
/// <param name="Bytes">Bytes downloaded.</param>
public sealed record FetchResult(int Found, int Fetched, long Bytes);
