namespace Slipway.Tools.Docker;

/// <summary>
/// An image that is deleted takes its unpacked layers with it some time later, and an image that is written in that moment can build on one of them: containerd finds it gone and the
/// bake fails. The steps themselves are done, and the next try unpacks what is missing.
/// </summary>
internal static class LostSnapshots
{
    /// <summary>Whether a failure is of this kind.</summary>
    /// <param name="said">What was said of it.</param>
    public static bool AreTold(IEnumerable<string> said) =>
        said.Any(x => x.Contains("parent snapshot ", StringComparison.Ordinal) && x.Contains(" does not exist", StringComparison.Ordinal));
}
