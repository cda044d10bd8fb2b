using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>By which conventions numbers were made, each method by name and version.</summary>
internal sealed class DataTreatment(RecordedWork work, Wording wording, NumberBook numbers)
{
    public IEnumerable<Block> Blocks()
    {
        yield return new Paragraph(Known.Sentences(work.Scope.Studies.GroupBy(s => s.ReferenceCycle).Select(Reference).Concat(Reactions()).Append(wording.Say("data.intro"))));
        yield return new BulletList([.. Conventions()]);
    }

    private RichText Reference(IGrouping<int, StudyAt> studies) => wording.Say(
        studies.All(s => s.State.ReferenceCycle is not null) ? "data.reference" : "data.reference-default", ("studies", Labels(studies)), ("cycle", Known.Number(studies.Key)));

    private IEnumerable<RichText> Reactions() => work.Scope.Studies.Where(s => s.State.Reaction is not null)
        .GroupBy(s => (s.State.Reaction!.Formula, s.State.Reaction.Electrons))
        .Select(s => wording.Say("data.reaction", ("studies", Labels(s)), ("formula", Chemistry.Formula(s.Key.Formula)), ("electrons", s.Key.Electrons.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("capacity", Capacity(s.First()))));

    /// <summary>As the summaries of the study's cells count it; a gap while no cell of it has one.</summary>
    private RichText Capacity(StudyAt study)
    {
        if (study.Cells.FirstOrDefault(c => c.Run?.Summary?.TheoreticalMAhPerG is not null)?.Run!.Summary is not { } summary) return RichText.Gap("a cycled cell to count it of");
        var derived = new Derived(summary.TheoreticalMAhPerG, "mA.h/g", null, summary.Methods.First(m => m.Name == TheoreticalCapacity.Definition.Name), Sources.Of(study.Stream.Of<ReactionDeclared>().Select(r => r.Recorded)));
        return RichText.Build().Add(numbers.Print($"methods.{study.Opened.Label}.theoretical-capacity", derived, 1)).Text("\u202F").Add(Chemistry.Unit(UnitText.Of(derived.Unit))).Done();
    }

    private static RichText Labels(IEnumerable<StudyAt> studies) => ReportText.List([.. studies.Select(s => RichText.Plain(s.Opened.Label.Text))]);

    private IEnumerable<RichText> Conventions()
    {
        var reported = work.Cells.Where(c => c.IsReported).ToList();
        return reported.SelectMany(c => c.Run!.Summary!.Methods)
            .Concat(reported.Count > 0 ? [MethodUsed.From(ElectrolyteRatio.PerCapacityMethod)] : [])
            .Concat(work.Cells.SelectMany(c => new[] { c.Story.Loading().Method, c.Story.ElectrolytePerMass().Method, c.Story.Area().Method }))
            .DistinctBy(m => (m.Name, m.Version)).Select(m => wording.Say("data.convention", ("convention", m.Convention), ("method", RichText.Build().Muted(wording.Say("data.method", ("name", m.Name), ("version", m.Version)).ToPlainText()).Done())));
    }
}
