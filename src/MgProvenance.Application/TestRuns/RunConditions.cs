using MgProvenance.Analysis;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Masses;
using MgProvenance.Analysis.SymmetricCells;
using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Equipment;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Studies;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.TestRuns;

/// <summary>What is known of the cell, the channel and the program of a run, and enters its numbers. Null stands for not recorded.</summary>
public sealed record RunConditions
{
    /// <summary>Nothing is known.</summary>
    public static RunConditions None { get; } = new();

    /// <summary>Of active material on the positive electrode.</summary>
    public MassMg? Mass { get; init; }

    public Method? MassMethod { get; init; }

    /// <summary>Of the positive electrode, cm².</summary>
    public Measured? AreaCm2 { get; init; }

    public double? TemperatureC { get; init; }

    public ErrorLimit? CurrentError { get; init; }

    /// <summary>Full scale to which the channel's limit of error refers, mA.</summary>
    public double? CurrentRangeMA { get; init; }

    public double? UpperCutoffV { get; init; }

    /// <summary>Declared as 1C with the program, else the theoretical capacity over an hour; mA/g.</summary>
    public double? OneCMAPerG { get; init; }

    /// <summary>Of the reaction that the study declares.</summary>
    public Estimate? TheoreticalCapacity { get; init; }

    /// <summary>Cycle to which retention refers.</summary>
    public int ReferenceCycle { get; init; } = 1;

    /// <summary>Materials of the electrodes, for example <c>Mg||Mo</c>.</summary>
    public string? Configuration { get; init; }

    /// <summary>What the instrument's voltage is, as an axis says it.</summary>
    public string VoltageName { get; init; } = "Voltage";

    /// <summary>Why no more data follow.</summary>
    public EndOfData End { get; init; }

    /// <summary>Of mass, area and channel, on which every capacity rests.</summary>
    public Sources Sources { get; init; } = Sources.None;

    /// <summary>Of program, temperature and reaction, on which some numbers rest besides.</summary>
    public Sources ProgramSources { get; init; } = Sources.None;

    /// <summary>From the cell alone: for lists, which print no uncertainty.</summary>
    public static RunConditions Of(CellStory? story)
    {
        if (story is null) return None;
        var ((mass, _, sources), area) = (story.ActiveMass(), story.Area());
        return new RunConditions
        {
            Mass = mass?.Mass,
            MassMethod = mass?.Method,
            AreaCm2 = area.Value is { } known ? new Measured(known, area.StandardUncertainty) : null,
            Configuration = story.Configuration,
            Sources = sources.And(area.Sources),
        };
    }

    /// <param name="study">In which the run is looked at; null where it is looked at by itself.</param>
    public static async Task<RunConditions> Read(NotebookAt notebook, RecordedStream run, CellStory? story, RecordedStream? study, CancellationToken cancellation)
    {
        var channel = run.Of<ChannelConnected>().LastOrDefault();
        var instrument = channel.Fact is { } connected ? (await notebook.Stream(connected.Instrument.Value, cancellation).ConfigureAwait(false)).Of<EquipmentRegistered>().FirstOrDefault() : default;
        var program = run.Of<ProgramPinned>().LastOrDefault();
        var temperature = run.Of<TemperatureLogged>().LastOrDefault(t => t.Fact.Temperature.Form is Form.Exact or Form.About or Form.PlusMinus);
        var reaction = study?.Of<ReactionDeclared>().LastOrDefault() ?? default;
        var theoretical = reaction.Fact is { } declared && ChemicalFormula.Read(declared.Formula).Formula is { } formula
            ? Analysis.Cycling.TheoreticalCapacity.Of((double)formula.MolarMass.In("g/mol"), (double)declared.Electrons)
            : null;
        var cell = Of(story);
        var oneC = program.Fact?.OneC;
        var error = instrument.Fact?.CurrentError;
        return cell with
        {
            TemperatureC = (double?)temperature.Fact?.Temperature.Value.In("Cel"),
            CurrentError = error?.ToErrorLimit(),
            CurrentRangeMA = (double?)instrument.Fact?.CurrentRange?.In("mA"),
            UpperCutoffV = (double?)program.Fact?.UpperCutoff?.In("V"),
            OneCMAPerG = oneC is { } rate ? (double)rate.In("mA/g") : theoretical?.Value,
            TheoreticalCapacity = theoretical,
            VoltageName = VoltageOf(channel.Fact),
            End = EndOf(run, story),
            ReferenceCycle = study?.Of<ReferenceCycleDeclared>().LastOrDefault().Fact?.Cycle ?? 1,
            Sources = error is null ? cell.Sources : cell.Sources.And(Sources.Of(channel.Recorded, instrument.Recorded)),
            ProgramSources = Sources.Of(new[] { program.Recorded, temperature.Recorded, reaction.Recorded }.OfType<RecordedEvent>()),
        };
    }

    /// <summary>Against a reference electrode, named without what is said of it after a comma; a counter electrode that serves as one makes a cell voltage.</summary>
    private static string VoltageOf(ChannelConnected? connected)
    {
        if (connected?.Reference?.Split(',') is not [var reference, ..]) return "Cell voltage";
        return reference == connected.CounterElectrode || connected.Reference.Contains("counter", StringComparison.OrdinalIgnoreCase) ? "Cell voltage" : $"Potential vs {reference}";
    }

    private static EndOfData EndOf(RecordedStream run, CellStory? story) => (run.Of<RunEnded>().Any(), story?.Cell.Of<CellOpened>().Any() == true, run.Of<RunStarted>().Any()) switch
    {
        (_, true, _) => EndOfData.Harvested,
        (true, _, _) => EndOfData.Stopped,
        (_, _, true) => EndOfData.StillRunning,
        _ => EndOfData.NotRecorded,
    };

    /// <summary>The one study that a cell is in; null where there is none, or more than one.</summary>
    public static async Task<RecordedStream?> StudyOf(NotebookAt notebook, IProjections projections, CellId cell, CancellationToken cancellation)
    {
        var studies = await Users.Of(projections, [cell.Value], StudyId.Subject, cancellation).ConfigureAwait(false);
        return studies is [var only] ? await notebook.Stream(only, cancellation).ConfigureAwait(false) : null;
    }

    /// <summary>Standard uncertainty of a charge relative to it, from the channel's limit of error at its mean current; null where that is not known.</summary>
    public double? RelativeChargeUncertainty(double? meanCurrentMA)
    {
        if (CurrentError is not { } error || meanCurrentMA is not > 0 || (error.FractionOfRange > 0 && CurrentRangeMA is null)) return null;
        return error.StandardUncertainty(meanCurrentMA.Value, CurrentRangeMA ?? 0) / meanCurrentMA.Value;
    }
}
