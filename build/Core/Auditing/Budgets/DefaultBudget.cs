using Slipway.Core.Catalog;

namespace Slipway.Core.Auditing.Budgets;

/// <summary>What an image may have where nobody says it: packed bytes.</summary>
/// <param name="Bytes">Most packed bytes.</param>
/// <param name="For">What it is for, in words.</param>
public sealed record DefaultBudget(long Bytes, string For)
{
    /// <summary>All of them, the first that fits holds.</summary>
    private static readonly IReadOnlyList<(Func<Mode, Backend, Device, bool> Fits, DefaultBudget Budget)> s_all =
    [
        ((mode, _, _) => mode == Mode.Full, new(10_000_000_000, "mode full")),
        ((_, backend, device) => backend == Backend.Onnx && device == Device.Cpu, new(500_000_000, "onnx on cpu")),
        ((_, backend, _) => backend == Backend.Onnx, new(2_000_000_000, "onnx on gpu")),
        // The locks forecast 420 to 470 MB: the seed's 500 MB are for what only infers, and leave no room for a model.
        ((_, _, device) => device == Device.Cpu, new(1_000_000_000, "a framework on cpu")),
        ((_, _, _) => true, new(4_000_000_000, "a framework on gpu")),
    ];

    /// <summary>All budgets in the order in which they are tried.</summary>
    public static IEnumerable<DefaultBudget> All => s_all.Select(x => x.Budget);

    /// <summary>That of an image; null where mode, backend or device is unknown: nobody can say what an image of others is for.</summary>
    /// <param name="subject">The image.</param>
    public static DefaultBudget? Of(BudgetSubject subject) =>
        subject is { Mode: { } mode, Backend: { } backend, Device: { } device } ? s_all.First(x => x.Fits(mode, backend, device)).Budget : null;
}
