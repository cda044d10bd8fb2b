using MgProvenance.Application.Events;
using MgProvenance.Documents;
using MgProvenance.Domain.Computation;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>Calculations, a paragraph for those of one program, method and settings. Energies that stand in no output file are told apart.</summary>
internal sealed class ComputationMethods(RecordedWork work, Wording wording)
{
    /// <summary>By these a slab is described, besides its layers.</summary>
    private static readonly string[] OfSlab = ["facet", "vacuum"];

    public IEnumerable<RichText> Paragraphs() =>
        from computation in work.Scope.Computations
        let pinned = computation.Of<InputsPinned>().FirstOrDefault().Fact
        where pinned is not null
        group (computation, pinned) by (pinned.Program, pinned.ProgramVersion, pinned.Method, pinned.BasisOrCutoff, Settings: Settings(pinned), Steps: Steps(computation)) into alike
        select Paragraph([.. alike.Select(a => a.computation)], [.. alike.Select(a => a.pinned)], alike.Key.Settings, alike.Key.Steps);

    private RichText Paragraph(IReadOnlyList<RecordedStream> computations, IReadOnlyList<InputsPinned> pinned, RichText settings, RichText steps)
    {
        var first = pinned[0];
        var missing = OfSlab.Where(s => IsSlab(first) && !first.Settings!.Any(known => known.Name.Contains(s, StringComparison.OrdinalIgnoreCase))).ToList();
        return Known.Sentences(
        [
            wording.Say(
                "computation.opening",
                ("subjects", ReportText.Join(pinned.Select(p => Known.Species(p.Subject)), "; ")),
                ("labels", Known.Labels(pinned.Select(p => p.Label.Text))),
                ("program", first.Program is { } program ? program : RichText.Gap("program")),
                ("version", first.ProgramVersion is { } version ? version : RichText.Gap("version of the program")),
                ("method", first.Method),
                ("basis", first.BasisOrCutoff is { } basis ? basis : RichText.Gap("basis set or cutoff"))),
            settings.IsEmpty ? null : wording.Say("computation.settings", ("settings", settings)),
            missing.Count == 0 ? null : wording.Say("computation.missing", ("gaps", RichText.Gap(string.Join(", ", missing.Select(m => $"{m} of the slab"))))),
            wording.Say("computation.steps", ("steps", steps.IsEmpty ? RichText.Gap("calculations") : steps)),
            pinned.All(p => p.Inputs.Count == 0) ? wording.Say("computation.inputs", ("inputs", RichText.Gap("input files"))) : null,
            .. computations.SelectMany(c => c.Of<EnergiesExtracted>()).Select(e => wording.Say("computation.extracted", ("energies", ReportText.List([.. e.Fact.Energies.Select(x => Energy(x.Name, x.Value))])), ("file", e.Fact.FileName), ("parser", e.Fact.Parser))),
            .. computations.SelectMany(c => c.Of<EnergiesStated>()).Select(e => wording.Say("computation.stated", ("energies", ReportText.List([.. e.Fact.Energies.Select(x => wording.Say("computation.energy-of", ("energy", Energy(x.Name, x.Value)), ("of", Known.Species(x.Of))))])), ("source", e.Fact.Source))),
        ]);
    }

    private static bool IsSlab(InputsPinned pinned) => pinned.Settings?.Any(s => s.Name == "layers") == true;

    private static RichText Settings(InputsPinned pinned) => ReportText.Join((pinned.Settings ?? []).Select(s =>
        RichText.Build().Text(s.Name + " ").Add(s.Value is { } value ? Known.Of(value) : s.Words ?? string.Empty).Done()), ", ");

    private RichText Steps(RecordedStream computation) => ReportText.Join(computation.Of<CalculationRun>().Select(c => wording.Say(
        c.Fact.Converged switch { true => "computation.converged", false => "computation.not-converged", null => "computation.step" },
        ("kind", c.Fact.Kind),
        ("frequencies", c.Fact.ImaginaryFrequencies switch { null => RichText.Empty, 0 => wording.Say("computation.no-imaginary"), { } count => wording.Say("computation.imaginary", ("n", Known.Number(count))) }))), ", ");

    private static RichText Energy(string name, Quantity<Energy> value) =>
        RichText.Build().Text(name + " ").Add(ReportText.NumberAndUnit(value.ValueText.Replace('-', '−'), value.Unit)).Done();
}
