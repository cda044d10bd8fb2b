using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests;

/// <summary>Fixed ids, two of those of which tests need another.</summary>
internal static class Ids
{
    public static readonly PersonId Person = Of<PersonId>(1);
    public static readonly EquipmentId Equipment = Of<EquipmentId>(2);
    public static readonly LotId Lot = Of<LotId>(3);
    public static readonly LotId OtherLot = Of<LotId>(4);
    public static readonly AnyStreamId Stream = AnyStreamId.Of(Lot.Value);
    public static readonly ProtocolId Protocol = Of<ProtocolId>(5);
    public static readonly BatchId Batch = Of<BatchId>(6);
    public static readonly SheetId Sheet = Of<SheetId>(7);
    public static readonly PieceId Piece = Of<PieceId>(8);
    public static readonly CellId Cell = Of<CellId>(9);
    public static readonly CellId OtherCell = Of<CellId>(10);
    public static readonly RunId Run = Of<RunId>(11);
    public static readonly StudyId Study = Of<StudyId>(12);
    public static readonly ReportId Report = Of<ReportId>(13);
    public static readonly SynthesisId Synthesis = Of<SynthesisId>(14);
    public static readonly SpecimenId Specimen = Of<SpecimenId>(15);
    public static readonly SpecimenId OtherSpecimen = Of<SpecimenId>(16);
    public static readonly MeasurementId Measurement = Of<MeasurementId>(17);
    public static readonly ComputationId Computation = Of<ComputationId>(18);
    public static readonly ManuscriptId Manuscript = Of<ManuscriptId>(19);
    public static readonly PersonId OtherPerson = Of<PersonId>(20);

    public static readonly BenchTime Morning = BenchTime.Parse("2026-03-02T09:15+01:00");
    public static readonly string Digest = new('a', 64);
    public static readonly string OtherDigest = new('b', 64);

    /// <summary>A lot without fault, and one whose last day was before <see cref="Morning"/>.</summary>
    public static readonly LotFacts GoodLot = new(Lot, "L-1", new DateOnly(2026, 3, 2), false);
    public static readonly LotFacts ExpiredLot = GoodLot with { Expires = new DateOnly(2026, 3, 1) };
    public static readonly string ExpiredSentence = "Lot L-1 was used on 2026-03-02, after its last day 2026-03-01.";

    public static readonly IReadOnlyList<ProtocolStep> AnySteps = [new("s1", "do-something", "Do it.")];

    /// <summary>A balance that weighs from 10 mg, and what weighing 9 mg on it breaks.</summary>
    public static readonly BalanceFacts Balance = new(Equipment, "B-1", new(10m, "mg"), []);
    public static readonly DeviationNoted BelowMinimum = new(1, "balance.below-minimum", "9 mg were weighed on balance B-1, whose minimum weight is 10 mg.", null);

    /// <summary>A step that plans this amount with a tolerance of 5 %.</summary>
    public static StepFacts Step(decimal planned, string unit) => Step([new ProtocolStep("s1", "do-something", "Do it.", Amount: new AnyQuantity(planned, unit), Tolerance: 0.05m)]);

    /// <summary>The last step of this protocol, or the one with this key.</summary>
    public static StepFacts Step(IReadOnlyList<ProtocolStep> steps, string? key = null) =>
        new(new StepRef(Protocol, 1, key ?? steps[^1].Key), steps.Last(s => key is null || s.Key == key), steps);

    private static TId Of<TId>(int number)
        where TId : struct, IStreamId<TId> => StreamIds.Parse<TId>($"{TId.Subject}-01980000-0000-7000-8000-{number:d12}");
}
