using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Tools.Auditing;

/// <summary>A layer that was read.</summary>
/// <param name="Draft">What it holds.</param>
/// <param name="Digest">Digest of its packed bytes.</param>
/// <param name="Size">How many those are.</param>
/// <param name="DiffId">Digest of its tar, where that was looked at; null where the packed bytes prove it.</param>
/// <param name="IsPacked">Whether it is packed.</param>
/// <param name="Examiners">Those that looked into it.</param>
internal sealed record ReadLayer(LayerDraft Draft, Digest Digest, long Size, Digest? DiffId, bool IsPacked, IReadOnlyList<IFileExaminer> Examiners);
