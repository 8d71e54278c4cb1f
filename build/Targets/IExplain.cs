using Nuke.Common;
using Slipway.Core.Diagnostics;
using Slipway.Tools.WhatIf;

namespace Slipway.Targets;

/// <summary>Says what Runtime would find and make, why, and what it would cost; runs nothing.</summary>
public interface IExplain
    : IHazSelection,
        IHazCuda,
        IHazBytecode,
        IHazDelivery,
        IHazBuilder,
        IHazFormat,
        IHazRequirements,
        IHazLayers,
        IHazCache,
        IHazIndex,
        IHazBump,
        IHazComponents,
        IHazProduct,
        IHazAll,
        IHazJob
{
    /// <summary>A lock that would stand for the committed one.</summary>
    [Parameter("Explain: what would be made and moved if this file stood for the committed lock of its selection", Name = "Lock")]
    string? LockFile => TryGetValue(() => LockFile);

    /// <summary>The commit that the checkout is compared with.</summary>
    [Parameter("Explain: what would be made and moved since that branch, tag or commit: its locks, slipway.json and service, compared with the checkout")]
    string? Since => TryGetValue(() => Since);

    /// <summary>The name of something in the plan.</summary>
    [Parameter("Explain: why this layer, component, package or product is found or made: which field of its key differs from the nearest known key")]
    string? Why => TryGetValue(() => Why);

    /// <summary>Prints the matrix of CI.</summary>
    [Parameter("Explain: which images of which platforms CI has to make, by the workflows of slipway.json; with --all every one of them")]
    bool Matrix => TryGetValue<bool?>(() => Matrix) ?? false;

    /// <summary>Says what Runtime would find and make, why, and what it would cost; runs nothing.</summary>
    Target Explain =>
        d => d.Description("Says what Runtime would find and make, why, and what it would cost; runs nothing").Executes(() => Step.Run(this, RunAsync));

    private Task RunAsync(CancellationToken cancellation)
    {
        var question = new WhatIfQuestion(Bump ?? [], LockFile, Since, Cutoff);
        List<string> given =
        [
            .. question.Given,
            .. Layers ? ["--layers"] : Array.Empty<string>(),
            .. Why is null ? Array.Empty<string>() : [$"--why {Why}"],
            .. Matrix ? ["--matrix"] : Array.Empty<string>(),
        ];
        if (given.Count > 1 && (Layers || Matrix || Why is not null))
            throw new SlipwayException(WhatIfProblems.OneQuestion(string.Join(" and ", given)));
        var workshop = Session.For(this);
        if (Matrix)
            return workshop.ExplainMatrixAsync(JobRequests.FolderOf(this), cancellation);
        if (question.IsAsked)
            return workshop.ExplainAsync(question, cancellation);
        if (Why is { } name)
            return workshop.ExplainAsync(name, cancellation);
        if (!Layers)
            return workshop.ExplainAsync(cancellation);
        workshop.ExplainLayers();
        return Task.CompletedTask;
    }
}
