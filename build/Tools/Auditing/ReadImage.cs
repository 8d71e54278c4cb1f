using Slipway.Core.Images.Contents;

namespace Slipway.Tools.Auditing;

/// <summary>An image that was read.</summary>
/// <param name="Contents">Every path of every layer.</param>
/// <param name="Examiners">Those that looked into each layer, lowest first.</param>
public sealed record ReadImage(ImageContents Contents, IReadOnlyList<IReadOnlyList<IFileExaminer>> Examiners);
