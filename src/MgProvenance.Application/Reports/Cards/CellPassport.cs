using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.Cards;

/// <summary>Where a cell belongs.</summary>
/// <param name="Excluded">Criterion and reason; null where it counts.</param>
public sealed record PassportStudy(string Study, string Label, string Group, string? Excluded);

/// <summary>A part of a cell.</summary>
/// <param name="From">Labels of the piece and of what it was cut from, or of the lot; null where only the description is known.</param>
public sealed record PassportPart(string Role, string Description, string? From, int? Count, Reported<Length>? Diameter, Reported<Length>? Thickness, BenchTime? DoneAt);

/// <summary>The sheet of the positive electrode.</summary>
public sealed record PassportSheet(string Label, string ActiveMaterial, string Process, IReadOnlyList<string> Components);

/// <summary>What the cell was filled with.</summary>
/// <param name="VolumeUl">All that was dispensed.</param>
/// <param name="LastAddition">To the batch, from which on it aged.</param>
/// <param name="AgeHours">From then to the filling; null where one of the times is not known.</param>
public sealed record PassportElectrolyte(string Batch, string Formulation, decimal VolumeUl, BenchTime? FilledAt, BenchTime? LastAddition, double? AgeHours);

/// <summary>One number as a passport prints it.</summary>
/// <param name="Unit">As it is printed.</param>
/// <param name="Printed">Value and uncertainty with the digits that mean something; null where there is no value.</param>
/// <param name="Reason">Why there is no value, or a caution.</param>
public sealed record PassportNumber(string Name, string? Printed, string Unit, double? Value, double? StandardUncertainty, Bound Bound, MethodUsed Method, string? Reason);

/// <summary>One test of a cell.</summary>
/// <param name="Channel">Instrument and channel.</param>
/// <param name="End">How it ended, in words; null while it was not.</param>
/// <param name="State">How its numbers stand.</param>
/// <param name="Remark">Why there are no numbers.</param>
public sealed record PassportTest(
    string Run,
    string Label,
    string Technique,
    string? Channel,
    BenchTime? Started,
    BenchTime? Ended,
    string? End,
    Reported<Temperature>? Temperature,
    bool Simulated,
    RunState State,
    string? Remark,
    IReadOnlyList<string> Files,
    IReadOnlyList<PassportNumber> Numbers,
    IReadOnlyList<string> Cautions);

/// <summary>One thing that was done to the cell or its tests.</summary>
/// <param name="On">Label of the cell or run.</param>
public sealed record PassportAct(string On, string Action, BenchTime? DoneAt, DateTimeOffset RecordedAt, bool Late, bool Corrected, string By);

/// <summary>A deviation with the cell or run that it is of.</summary>
public sealed record PassportDeviation(string On, BrokenRule Broken);

/// <summary>One cell as of one ledger position: what it was made from, when and by whom, its tests and what they came to.</summary>
/// <param name="Configuration">Materials of the negative and the positive electrode.</param>
/// <param name="State">In assembly, filled, closed, rested, on test, tested, failed or opened.</param>
/// <param name="Built">Active mass, area, loading, electrolyte over active mass.</param>
/// <param name="FillingToCurrentHours">From the filling to the first test; null where one of the times is not known.</param>
public sealed record CellPassport(
    string Cell,
    string Label,
    string Format,
    string? Configuration,
    string State,
    IReadOnlyList<PassportStudy> Studies,
    BenchTime? Begun,
    string BegunBy,
    string? Glovebox,
    IReadOnlyList<PassportPart> Parts,
    PassportSheet? Sheet,
    PassportElectrolyte? Electrolyte,
    double? FillingToCurrentHours,
    IReadOnlyList<PassportNumber> Built,
    IReadOnlyList<PassportTest> Tests,
    IReadOnlyList<PassportAct> Acts,
    IReadOnlyList<PassportDeviation> Deviations,
    bool Simulated);
