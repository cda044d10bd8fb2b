using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

public enum FirstHalfCycle
{
    Discharge,
    Charge,
}

/// <param name="Technique">As the group names it, for example <c>GCPL</c> or <c>CV</c>.</param>
[EventName("run.planned.v1")]
public sealed record RunPlanned(RunId Run, Label Label, CellId Cell, string Technique, string? Purpose) : ILabels;

/// <param name="WorkingElectrode">Which electrode of the cell is on the working lead, in words.</param>
/// <param name="CounterElectrode">Which is on the counter lead.</param>
/// <param name="Reference">Null for a two-electrode measurement.</param>
[EventName("run.channel-connected.v1")]
public sealed record ChannelConnected(
    RunId Run, EquipmentId Instrument, string Channel, string WorkingElectrode, string CounterElectrode, string? Reference, BenchTime? DoneAt) : IEvent;

/// <param name="Sha256">Of the program file as loaded, 64 lower-case hex digits; null when there is no file.</param>
/// <param name="FirstHalfCycle">Null where the technique has no half-cycles, or when not stated.</param>
/// <param name="ScanRates">Of a voltammetry, in the order in which they were run.</param>
/// <param name="HoldVoltages">Of potentiostatic holds, in the order in which they were run.</param>
/// <param name="HoldDuration">Of each hold.</param>
/// <param name="OneC">The specific current that was declared as 1C.</param>
/// <param name="AfterCycles">Cycles that the cell had completed when this program began.</param>
[EventName("run.program-pinned.v1")]
public sealed record ProgramPinned(
    RunId Run,
    string? Sha256,
    Quantity<SpecificCurrent>? SpecificCurrent,
    Quantity<Voltage>? LowerCutoff,
    Quantity<Voltage>? UpperCutoff,
    FirstHalfCycle? FirstHalfCycle,
    int? Cycles,
    string? Description,
    IReadOnlyList<Quantity<ScanRate>>? ScanRates = null,
    IReadOnlyList<Quantity<Voltage>>? HoldVoltages = null,
    Quantity<Duration>? HoldDuration = null,
    Quantity<ArealCurrent>? ArealCurrent = null,
    Quantity<ArealCapacity>? ArealCapacity = null,
    decimal? CRate = null,
    Quantity<SpecificCurrent>? OneC = null,
    int? AfterCycles = null) : IEvent;

[EventName("run.started.v1")]
public sealed record RunStarted(RunId Run, BenchTime? DoneAt) : IEvent;

/// <summary>A raw file of the instrument belongs to this run. The file lies under its digest and never changes.</summary>
/// <param name="Sha256">Of the bytes, 64 lower-case hex digits.</param>
/// <param name="PrimaryDigest">SHA-256 over the decoded primary columns, which survives a rewrite of the file by its own program.</param>
/// <param name="Format">The format that was recognised, for example <c>biologic-mpr</c>.</param>
/// <param name="Parser">Name and version of the parser that recognised it.</param>
/// <param name="TimeZone">IANA name of the zone of the instrument's clock, for example <c>Europe/Berlin</c>.</param>
/// <param name="StartedLocal">The start as it stands in the file; null when it states none.</param>
/// <param name="Simulated">True when no instrument measured these values.</param>
/// <param name="MassInFile">The active mass entered at the instrument; null when the file states none.</param>
/// <param name="Technique">The instrument's name of the technique; null when the file states none.</param>
/// <param name="Experimental">True when the format's reader was never held against a real file; null when that was not asked.</param>
/// <param name="MapSha256">Of the column map with which the file is read, a raw file too; null for a format that needs none.</param>
[EventName("run.data-file-attached.v1")]
public sealed record DataFileAttached(
    RunId Run,
    string Sha256,
    string PrimaryDigest,
    string FileName,
    string Format,
    string Parser,
    long Bytes,
    int Rows,
    string TimeZone,
    string? StartedLocal,
    bool Simulated,
    Quantity<Mass>? MassInFile,
    string? Technique = null,
    bool? Experimental = null,
    string? MapSha256 = null) : INamesRawFile
{
    public IEnumerable<string> RawFiles() => MapSha256 is null ? [Sha256] : [Sha256, MapSha256];
}

/// <param name="Where">What the thermometer touched, in words, for example “incubator”.</param>
[EventName("run.temperature-logged.v1")]
public sealed record TemperatureLogged(RunId Run, Reported<Temperature> Temperature, string? Where, BenchTime? DoneAt) : IEvent;

[EventName("run.interrupted.v1")]
public sealed record RunInterrupted(RunId Run, string Reason, BenchTime? DoneAt) : IEvent;

[EventName("run.resumed.v1")]
public sealed record RunResumed(RunId Run, BenchTime? DoneAt) : IEvent;

/// <param name="Reason">Why it ended when not by its program; null when the program came to its end or nothing is stated.</param>
/// <param name="Completed">Cycles that were completed; null when not stated.</param>
[EventName("run.ended.v1")]
public sealed record RunEnded(RunId Run, string? Reason, BenchTime? DoneAt, int? Completed = null) : IEvent;

[EventName("run.cell-failed.v1")]
public sealed record CellFailed(RunId Run, string Reason, BenchTime? DoneAt) : IEvent;

/// <summary>The first cycles of this run activate the cell and are left out of its figures.</summary>
[EventName("run.activation-declared.v1")]
public sealed record ActivationDeclared(RunId Run, int Cycles, string Reason) : IEvent;
