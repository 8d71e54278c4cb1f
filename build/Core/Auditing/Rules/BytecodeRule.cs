using Slipway.Core.Images;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Bytecode that an installer or a run left beside the sources.</summary>
internal sealed class BytecodeRule : PathRule
{
    public override string Name => "bytecode";

    public override string About => "__pycache__ that an installer or a run left";

    public override string LeavesAlone =>
        "Slipway's own layers of bytecode: there it is wanted, checked against nothing at start, and moves only with its package";

    internal override IReadOnlyList<string> Folders => ["__pycache__"];

    internal override bool Minds(AuditSubject subject, int layer) => subject.MakerOf(layer) != LayerMaker.Bytecode;

    internal override string What(PathGroup group) =>
        $"bytecode of {PathGroup.Count(group.Roots.Count, "folder", "folders")} lies in the layer of the sources, so that each rebuild of the layer differs";

    internal override string Remedy(PathGroup group) =>
        "install with pip install --no-compile or UV_COMPILE_BYTECODE=0 and set PYTHONDONTWRITEBYTECODE=1; where the start counts, put it into a layer of its own (docs/bytecode.md)";
}
