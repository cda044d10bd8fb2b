using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Studies;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>What is counted and how it is compared: groups with their cells, what was planned and declared, and when.</summary>
internal sealed class StatisticsMethods(RecordedWork work, Wording wording)
{
    public IEnumerable<RichText> Paragraphs()
    {
        yield return wording.Say("statistics.unit");
        foreach (var alike in work.Scope.Studies.GroupBy(Factors)) yield return wording.Say("statistics.groups", ("studies", ReportText.List([.. alike.Select(s => RichText.Plain(s.Opened.Label.Text))])), ("groups", alike.Key));
        foreach (var study in work.Scope.Studies) yield return Study(study);
        if (work.Comparisons.Count > 0) yield return Compared();
    }

    private RichText Compared()
    {
        var quantities = work.Comparisons.SelectMany(c => c.Tests).SelectMany(t => t.Quantities).ToList();
        var tests = quantities.SelectMany(q => q.Tests.Append(q.Overall)).OfType<GroupTest>().Where(t => t.Method is not null).ToList();
        var methods = tests.Select(t => t.Method!).DistinctBy(m => (m.Name, m.Version)).OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
        var descriptive = work.Comparisons.Where(c => c.Tests.SelectMany(t => t.Quantities).All(q => q.IsDescriptiveOnly)).Select(c => RichText.Plain(c.Label)).ToList();
        return Known.Sentences(
        [
            wording.Say("statistics.means"),
            methods.Count == 0 ? wording.Say("statistics.no-tests") : wording.Say("statistics.tests", ("methods", ReportText.Join(methods.Select(m => wording.Say("statistics.test", ("convention", m.Convention.TrimEnd('.')), ("name", m.Name), ("version", m.Version))), "; "))),
            tests.Exists(t => t is { PValue: not null, AdjustedPValue: not null }) ? wording.Say("statistics.adjusted") : null,
            descriptive.Count == 0 ? null : wording.Say("statistics.descriptive", ("studies", ReportText.List(descriptive))),
        ]);
    }

    private RichText Study(StudyAt study) => Known.Sentences(
    [
        wording.Say(
            "statistics.study",
            ("study", study.Opened.Label.Text),
            ("title", work.InWords(study.Opened.Title)),
            ("groups", ReportText.Join(study.Groups.Select(g => Cells(study, g.Group)), "; "))),
        wording.Say("statistics.planned", ("cells", Planned(study))),
        .. study.Declarations.Where(d => d.What != "sample size").Select(d => wording.Say(
            d.When == Declared.PostHoc ? "statistics.post-hoc" : "statistics.declared", ("what", d.What), ("of", d.Of is { } of ? wording.Say("statistics.of", ("of", of)) : RichText.Empty), ("text", work.InWords(d.Text.TrimEnd('.'))))),
        study.Declarations.Any(d => d.What == Declarations.Criterion) ? null : wording.Say("statistics.no-criterion", ("criterion", RichText.Gap("exclusion criterion"))),
    ]);

    private RichText Factors(StudyAt study) => ReportText.Join(study.Groups.Select(g => wording.Say(g.Control == true ? "statistics.control" : "statistics.group", ("group", g.Group), ("factor", work.InWords(g.Factor)))), "; ");

    private RichText Cells(StudyAt study, string group)
    {
        var cells = study.Cells.Where(c => c.Group == group).ToList();
        return wording.Say(
            "statistics.cells",
            ("group", group),
            ("n", wording.Count(cells.Count, "cells")),
            ("excluded", Known.Number(cells.Count(c => c.Exclusion is not null))),
            ("made", ReportText.Join(new[] { Different(cells.Select(c => c.BatchLabel), "batches"), Different(cells.Select(c => c.SheetLabel), "sheets") }.OfType<RichText>(), ", ")));
    }

    /// <summary>How many different ones there are; null where there is none, as with electrodes of metal.</summary>
    private RichText? Different(IEnumerable<string?> labels, string of) => labels.OfType<string>().Distinct(StringComparer.Ordinal).Count() is > 0 and var count ? wording.Count(count, of) : null;

    private RichText Planned(StudyAt study)
    {
        var planned = study.Declarations.Where(d => d.What == "sample size").Select(d => wording.Say("statistics.size", ("group", d.Of ?? string.Empty), ("cells", d.Text), ("when", d.When == Declared.PostHoc ? wording.Say("statistics.late") : RichText.Empty))).ToList();
        return planned.Count == 0 ? RichText.Gap("planned number of cells") : ReportText.List(planned);
    }
}
