namespace Slipway.Core.Diagnostics;

/// <summary>SLP554 to SLP559, SLP563: what-ifs, and upgrades within a budget.</summary>
public static class WhatIfProblems
{
    /// <summary>SLP554: a budget that is none.</summary>
    /// <param name="text">As typed.</param>
    public static Problem BadBudget(string text) =>
        new(
            "SLP554",
            Family.Usage,
            $"--budget {Printable.Of(text, 60)} is no number of bytes",
            "0, or a number and KB, MB, GB, KiB, MiB or GiB",
            "such as --budget 200MB"
        );

    /// <summary>SLP555: a budget without an upgrade.</summary>
    public static Problem BudgetOfNothing() =>
        new(
            "SLP555",
            Family.Usage,
            "--budget was given without --upgrade",
            "--budget with --upgrade, and without --bump",
            "add --upgrade; what a bump would move, Explain --bump says before it is done"
        );

    /// <summary>SLP556: no upgrade fits into the budget. A warning: the locks stay as they are.</summary>
    /// <param name="budget">The budget, as typed.</param>
    /// <param name="least">The upgrade that moves least, with its bytes.</param>
    public static Problem NothingFits(string budget, string least) =>
        new(
            "SLP556",
            Family.Warning,
            $"no upgrade fits into --budget {budget}: {least} moves least",
            "",
            "nothing: the locks stay as they are; a larger budget takes it"
        );

    /// <summary>SLP557: options that ask different questions.</summary>
    /// <param name="given">The options.</param>
    public static Problem OneQuestion(string given) =>
        new("SLP557", Family.Usage, $"{given} were given together", "one of --bump, --lock, --since, --layers and --why", "ask one after the other");

    /// <summary>SLP558: <c>--lock</c> names no lock that can be compared.</summary>
    /// <param name="file">As typed.</param>
    /// <param name="reason">Why.</param>
    public static Problem NoSuchLock(string file, string reason) =>
        new(
            "SLP558",
            Family.Usage,
            $"--lock {Printable.Of(file, 200)}: {reason}",
            "a lock of packages of a selection, as Lock writes it",
            "name the file that would stand in requirements/locks/UPSTREAM, and --upstream if it is not public"
        );

    /// <summary>SLP559: <c>--since</c> names no commit, or there is no git.</summary>
    /// <param name="reference">As typed.</param>
    /// <param name="reason">What git said.</param>
    public static Problem NoSuchCommit(string reference, string reason) =>
        new(
            "SLP559",
            Family.Usage,
            $"--since {Printable.Of(reference, 80)}: {Printable.Of(reason, 200)}",
            "a branch, tag or commit of this checkout",
            "such as --since main, or --since HEAD~1; in CI fetch enough of the history"
        );

    /// <summary>SLP563: an image cannot be planned whole, so that its wheels alone are counted. A warning.</summary>
    /// <param name="image">The image.</param>
    /// <param name="reason">Why.</param>
    public static Problem WheelsAlone(string image, string reason) =>
        new("SLP563", Family.Warning, $"of {image} layers of wheels and bytecode alone are counted: {reason}", "", "mend that to have all layers counted");
}
