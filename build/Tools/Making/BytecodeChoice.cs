using Slipway.Core.Catalog;

namespace Slipway.Tools.Making;

/// <summary>Whether a run's images carry bytecode: what the command line says, else slipway.json, else yes.</summary>
internal static class BytecodeChoice
{
    public static bool IsOn(Workbench bench) => bench.Request.Bytecode is { } given ? given == Bytecode.On : bench.Checkout.Settings().Layers?.Bytecode ?? true;
}
