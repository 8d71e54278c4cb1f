using System.Globalization;
using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Acceptances;
using Slipway.Core.Auditing.Budgets;
using Slipway.Core.Auditing.Measures;
using Slipway.Core.Auditing.Rules;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images.Contents;
using Slipway.Tools.Records;
using Slipway.Tools.Service;
using Slipway.Tools.Store;

namespace Slipway.Tools.Auditing;

/// <summary>Makes the report of an image that was read: measures, packages, findings, budgets, and what is kept of it for the next audit.</summary>
internal sealed class AuditReporting
{
    private readonly AuditIntents _intents;
    private readonly AuditSettings? _settings;
    private readonly BudgetBook _budgets;
    private readonly AuditRecordFiles _audits;
    private readonly DateTime _now;

    /// <summary>Reads slipway.json, where there is one.</summary>
    /// <param name="root">Root folder of the repository.</param>
    /// <param name="home">The user's folders.</param>
    /// <param name="now">The time in UTC.</param>
    /// <exception cref="SlipwayException">What is wrong with slipway.json.</exception>
    public AuditReporting(string root, SlipwayHome home, DateTime now)
    {
        const string File = "slipway.json";
        var checkout = new Checkout(root);
        var text = System.IO.File.Exists(checkout.At(File)) ? System.IO.File.ReadAllText(checkout.At(File)) : null;
        var settings = text is null ? null : Settings.Read(text, File);
        var records = new RecordFiles(home, root);
        _settings = settings?.Audit;
        _intents = new AuditIntents(root, records, _settings);
        _budgets = new BudgetBook(settings is null ? [] : PlacedBudget.Of(settings, text!, File));
        _audits = new AuditRecordFiles(records.Folder);
        _now = now;
    }

    /// <summary>What is worth a warning: acceptances that are over or accept nothing in any image.</summary>
    public List<Problem> Warnings { get; } = [];

    /// <summary>The report of an image.</summary>
    /// <param name="read">The image.</param>
    /// <param name="examiners">Those that looked into it.</param>
    /// <param name="failOnFindings">Whether findings of waste and danger are an error.</param>
    /// <returns>The report, and what is wrong: broken budgets (SLP670 to SLP672), findings (SLP662).</returns>
    public (AuditReport Report, IReadOnlyList<Problem> Problems) Of(ReadImage read, AuditExaminers examiners, bool failOnFindings)
    {
        var image = read.Contents;
        var (budgeted, intent) = _intents.Of(image.Name, image.Platform, image.Manifest);
        var paths = PathTable.Of(image.Layers);
        // Each looks at every path, and rules need nothing of what is measured.
        var measuring = Task.Run(() => Measuring.Of(image, paths));
        var subject = new AuditSubject(image, examiners.Facts(read.Examiners), intent, paths);
        var noting = NoteAsync(image, measuring, subject);
        var accepted = AcceptedFindings.Of(AuditRules.Find(subject), _settings?.Accept, DateOnly.FromDateTime(_now));
        var measures = measuring.GetAwaiter().GetResult();
        Warnings.AddRange(accepted.Problems.Where(x => Warnings.All(y => y.ToString() != x.ToString())));
        var now = noting.GetAwaiter().GetResult();
        var earlier = _audits.Before(image.Name, image.Platform, image.Manifest.ToString());
        var answers = _budgets.Answer(budgeted, image, measures, earlier.Count > 0 ? earlier[^1] : null, now);
        var report = new AuditReport(image, measures, subject.Packages, accepted.Findings, accepted.Suppressed, answers, EarlierSizes.Of(earlier))
        {
            Growth = earlier is [.., var last] ? Growth.Between(last, now, packed: true) : [],
        };
        // Before anything fails: a second look blames the same.
        Keep(now);
        IReadOnlyList<Problem> found = failOnFindings && accepted.Left(image.Name) is { } bad ? [bad] : [];
        return (report, [.. BudgetBreaches.Of(report), .. found]);
    }

    private async Task<AuditRecord> NoteAsync(ImageContents image, Task<ImageMeasures> measuring, AuditSubject subject)
    {
        var id = _now.ToString("yyyyMMdd'T'HHmmss'.'fff'Z'", CultureInfo.InvariantCulture);
        return AuditSummary.Of(id, image, await measuring, subject.Packages);
    }

    /// <summary>An audit works on disks that are read only; then the next one cannot say what grew.</summary>
    private void Keep(AuditRecord record)
    {
        try
        {
            _audits.Write(record);
        }
        catch (Exception e) when (DiskSpace.IsReadOnly(e))
        {
            Warnings.Add(StoreProblems.NoRecord(record.Id, e.Message));
        }
    }
}
