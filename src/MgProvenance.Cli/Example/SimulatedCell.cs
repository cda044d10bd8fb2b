using MgProvenance.Analysis.Simulation;

namespace MgProvenance.Cli.Example;

/// <summary>A full cell of the example: one of the models of <see cref="ExampleCells"/> with this cell's own values.</summary>
/// <param name="Returned">Charge over discharge from cycle 2 on.</param>
/// <param name="OverpotentialV">Beside the model's, in both directions.</param>
/// <param name="ActiveMassMg">Where the notebook knows none.</param>
internal sealed record SimulatedCell(
    string Model,
    double CapacityMAhPerG,
    double TrappedFraction,
    double FadePerCycle,
    double Returned,
    double OverpotentialV,
    int Cycles,
    double SamplingS,
    ulong Seed,
    double? CurrentMAPerG = null,
    double? ActiveMassMg = null)
{
    public MagnesiumCellParameters Parameters(double activeMassMg)
    {
        var model = Of(activeMassMg);
        return model with
        {
            CapacityMAhPerG = CapacityMAhPerG,
            CurrentMAPerG = CurrentMAPerG ?? model.CurrentMAPerG,
            TrappedFraction = TrappedFraction,
            FadePerCycle = FadePerCycle,
            DischargeOverpotentialV = model.DischargeOverpotentialV + OverpotentialV,
            ChargeOverpotentialV = model.ChargeOverpotentialV + OverpotentialV,
            ReturnedFraction = model.ChargeLimit is null ? Returned : model.ReturnedFraction,
            ChargeLimit = model.ChargeLimit is { } limit ? limit with { TimesDischarge = Returned } : null,
            Cycles = Cycles,
            SamplingS = SamplingS,
        };
    }

    private MagnesiumCellParameters Of(double activeMassMg) => Model switch
    {
        "twoPlateaus" => ExampleCells.TwoPlateaus(activeMassMg, Seed),
        "lowVoltageTail" => ExampleCells.LowVoltageTail(activeMassMg, Seed),
        "chargeWithoutCutoff" => ExampleCells.ChargeWithoutCutoff(activeMassMg, Seed),
        "sloping" => ExampleCells.Sloping(activeMassMg, Seed),
        _ => throw new InvalidOperationException($"There is no model {Model}."),
    };
}
