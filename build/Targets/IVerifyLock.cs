using Nuke.Common;
using Slipway.Tools.Making;
using Slipway.Tools.Service;

namespace Slipway.Targets;

/// <summary>Checks locks without a network: each line, and whether they were made from the requirements that are there.</summary>
public interface IVerifyLock : IHazSelection, IHazRequirements
{
    /// <summary>Checks locks without a network.</summary>
    Target VerifyLock =>
        d =>
            d.Description("Checks locks without a network: every line, and whether they were made from the requirements as they are")
                .Executes(() => Step.Run(this, Verify));

    private Task Verify(CancellationToken cancellation)
    {
        new LockVerification(new LockFolder(RootDirectory, Requirements), Console.Out.WriteLine, new Checkout(RootDirectory).Layers()).Run(
            HostFacts.WishToLock(this)
        );
        return Task.CompletedTask;
    }
}
