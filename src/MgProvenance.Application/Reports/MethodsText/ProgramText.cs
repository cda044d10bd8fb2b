using System.Globalization;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>What a program says, by what its kind of test has to say: currents and limits of cycling, rates and limits of sweeps, voltages and times of holds.</summary>
internal sealed class ProgramText(Wording wording)
{
    public RichText Of(RunKind kind, ProgramPinned? program)
    {
        if (program is null) return RichText.Gap("program");
        var parts = (kind switch
        {
            RunKind.Cycling => Cycling(program),
            RunKind.Symmetric => Symmetric(program),
            RunKind.CyclicVoltammetry or RunKind.LinearSweep => Sweep(program, kind),
            RunKind.Hold => Hold(program),
            _ => Whatever(program),
        }).ToList();
        if (program.Description is { } words) parts.Insert(0, words);
        return ReportText.Join(parts, "; ");
    }

    private IEnumerable<RichText> Cycling(ProgramPinned p)
    {
        yield return Rate(p);
        yield return Window(p);
        yield return wording.Say("program.first", ("half", p.FirstHalfCycle is { } first ? first.ToString().ToLowerInvariant() : RichText.Gap("first half-cycle")));
        yield return p.Cycles is { } cycles ? wording.Count(cycles, "cycles") : RichText.Gap("number of cycles");
    }

    private IEnumerable<RichText> Symmetric(ProgramPinned p)
    {
        yield return wording.Say("program.areal-current", ("current", p.ArealCurrent is { } current ? ReportText.Of(current) : RichText.Gap("areal current")));
        yield return wording.Say("program.areal-capacity", ("capacity", p.ArealCapacity is { } capacity ? ReportText.Of(capacity) : RichText.Gap("areal capacity")));
        yield return p.Cycles is { } cycles ? wording.Count(cycles, "cycles") : RichText.Gap("number of cycles");
    }

    private IEnumerable<RichText> Sweep(ProgramPinned p, RunKind kind)
    {
        yield return wording.Say("program.scan-rates", ("rates", p.ScanRates is { Count: > 0 } rates ? ReportText.List([.. rates.Select(ReportText.Of)]) : RichText.Gap("scan rates")));
        yield return wording.Say(
            "program.sweep",
            ("lower", p.LowerCutoff is { } lower ? ReportText.Of(lower) : RichText.Gap("lower sweep limit")),
            ("upper", p.UpperCutoff is { } upper ? ReportText.Of(upper) : RichText.Gap("upper sweep limit")));
        if (kind == RunKind.CyclicVoltammetry) yield return p.Cycles is { } cycles ? wording.Count(cycles, "cycles") : RichText.Gap("number of cycles");
    }

    private IEnumerable<RichText> Hold(ProgramPinned p)
    {
        yield return wording.Say("program.holds", ("voltages", p.HoldVoltages is { Count: > 0 } holds ? ReportText.List([.. holds.Select(ReportText.Of)]) : RichText.Gap("hold voltages")), ("duration", p.HoldDuration is { } duration ? ReportText.Of(duration) : RichText.Gap("hold time")));
        yield return wording.Say("program.after", ("cycles", p.AfterCycles is { } after ? wording.Count(after, "cycles") : RichText.Gap("conditioning cycles")));
    }

    private IEnumerable<RichText> Whatever(ProgramPinned p)
    {
        if (p.SpecificCurrent is not null || p.CRate is not null) yield return Rate(p);
        if (p.LowerCutoff is not null || p.UpperCutoff is not null) yield return Window(p);
        if (p.Cycles is { } cycles) yield return wording.Count(cycles, "cycles");
    }

    private RichText Rate(ProgramPinned p)
    {
        RichText?[] rates =
        [
            p.CRate is { } rate ? RichText.Plain(string.Create(CultureInfo.InvariantCulture, $"{rate}C")) : null,
            p.SpecificCurrent is { } specific ? ReportText.Of(specific) : null,
            p.ArealCurrent is { } areal ? ReportText.Of(areal) : null,
        ];
        var known = rates.OfType<RichText>().ToList();
        if (known.Count == 0) return RichText.Gap("current");
        return p.OneC is { } oneC && p.CRate is not null
            ? wording.Say("program.rate", ("rate", ReportText.Join(known, ", ")), ("one-c", ReportText.Of(oneC)))
            : ReportText.Join(known, ", ");
    }

    private RichText Window(ProgramPinned p) => wording.Say(
        "program.window",
        ("lower", p.LowerCutoff is { } lower ? ReportText.Of(lower) : RichText.Gap("lower cutoff")),
        ("upper", p.UpperCutoff is { } upper ? ReportText.Of(upper) : RichText.Gap("upper cutoff")));
}
