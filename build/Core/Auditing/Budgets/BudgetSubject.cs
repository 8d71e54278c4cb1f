using Slipway.Core.Catalog;

namespace Slipway.Core.Auditing.Budgets;

/// <summary>What a budget can be for: an image and what is known of it. An image of others has no mode, backend and device.</summary>
/// <param name="Image">Its name without registry and tag, such as <c>slipway/vad</c>.</param>
/// <param name="Mode">Its mode; null where unknown.</param>
/// <param name="Backend">Its backend; null where unknown.</param>
/// <param name="Device">Its device; null where unknown.</param>
public sealed record BudgetSubject(string Image, Mode? Mode = null, Backend? Backend = null, Device? Device = null)
{
    /// <summary>What a name says: <c>slipway/vad:minimal-onnx-cpu</c> and <c>registry.example.com:5000/team/vad:minimal-onnx-cpu@sha256:...</c> say all.</summary>
    /// <param name="reference">The image as a user names it.</param>
    public static BudgetSubject Of(string reference)
    {
        var name = reference.Split('@')[0];
        var colon = name.LastIndexOf(':');
        var (path, tag) = colon > name.LastIndexOf('/') ? (name[..colon], name[(colon + 1)..]) : (name, "");
        var first = path.Split('/')[0];
        if (first != path && (first.Contains('.') || first.Contains(':') || first == "localhost"))
            path = path[(first.Length + 1)..];
        // A longer tag, such as minimal-onnx-cpu-1.4.0, is somebody's own; its first words are still ours where all three are known.
        var words = tag.Split('-');
        return words.Length >= 3 && Word<Mode>(words[0]) is { } mode && Word<Backend>(words[1]) is { } backend && Word<Device>(words[2]) is { } device
            ? new BudgetSubject(path, mode, backend, device)
            : new BudgetSubject(path);
    }

    private static T? Word<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Where(x => Selection.Word(x) == word).Cast<T?>().FirstOrDefault();
}
