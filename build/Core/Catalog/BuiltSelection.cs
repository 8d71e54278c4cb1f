namespace Slipway.Core.Catalog;

/// <summary>A selection that this version really builds. Every other one that the rules allow can be looked up and locked.</summary>
/// <param name="Kind">The kind of upstream, so that a company's mirror builds what the upstream behind it builds.</param>
/// <param name="Mode">The mode.</param>
/// <param name="Backend">The backend.</param>
/// <param name="Device">The device.</param>
public sealed record BuiltSelection(UpstreamKind Kind, Mode Mode, Backend Backend, Device Device)
{
    /// <summary>All of them, one line each.</summary>
    public static readonly IReadOnlyList<BuiltSelection> All =
    [
        new(UpstreamKind.Debian, Mode.Minimal, Backend.Onnx, Device.Cpu),
        new(UpstreamKind.Debian, Mode.Recommended, Backend.Onnx, Device.Cpu),
        new(UpstreamKind.Debian, Mode.Minimal, Backend.Torch, Device.Cpu),
        new(UpstreamKind.Pypi, Mode.Minimal, Backend.Onnx, Device.Cpu),
        new(UpstreamKind.Pypi, Mode.Minimal, Backend.Torch, Device.Cpu),
        new(UpstreamKind.Pypi, Mode.Recommended, Backend.Onnx, Device.Cpu),
        new(UpstreamKind.Pypi, Mode.Recommended, Backend.Torch, Device.Cpu),
    ];

    /// <summary>Whether this version builds a selection.</summary>
    /// <param name="selection">The selection.</param>
    public static bool Has(Selection selection) => All.Contains(new(selection.Upstream.Kind, selection.Mode, selection.Backend, selection.Device));

    /// <summary>Whether wheels of a selection can be planned and brought, though no image is made of them yet. Debian's are made with the image.</summary>
    /// <param name="selection">The selection.</param>
    public static bool HasWheels(Selection selection) => Has(selection) || selection.Upstream.Kind != UpstreamKind.Debian;

    /// <summary>Whether it can be built with the locks that come with the repository: packages of an index are locked by whoever has one in reach.</summary>
    /// <param name="selection">The selection.</param>
    public static bool IsReady(Selection selection) => Has(selection) && selection.Upstream.Kind == UpstreamKind.Debian;

    /// <summary>Such as <c>minimal-onnx-cpu from debian</c>.</summary>
    public override string ToString() => $"{Selection.Word(Mode)}-{Selection.Word(Backend)}-{Selection.Word(Device)} from {Selection.Word(Kind)}";
}
