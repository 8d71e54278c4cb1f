namespace Slipway.Core.Images.Contents;

/// <summary>
/// Looks into files while their layer streams by and keeps only what a rule needs of them.
/// One is made for each layer, so none has to think of threads.
/// </summary>
public interface IFileExaminer
{
    /// <summary>How many of the first bytes of this file it wants to see; 0 for none.</summary>
    /// <param name="file">A regular file, its content not read yet: <see cref="ContentEntry.Content"/> is null.</param>
    int Wants(ContentEntry file);

    /// <summary>Takes a look.</summary>
    /// <param name="file">The file.</param>
    /// <param name="head">Its first bytes: as many as wanted, or all that it has. Valid during the call only.</param>
    void Examine(ContentEntry file, ReadOnlySpan<byte> head);
}
