using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("add-salt", "Record a salt that went into a batch, as weighed (mass, or gross and tare) or as reported (amount).")]
public sealed record AddSalt(
    BatchId Batch,
    LotId Salt,
    Quantity<Mass>? Mass = null,
    Quantity<AmountOfSubstance>? Amount = null,
    EquipmentId? Balance = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null,
    int? Portions = null,
    Quantity<Mass>? Gross = null,
    Quantity<Mass>? Tare = null) : IRecords<SaltAdded>
{
    /// <summary>The net mass: as given, else gross less tare; null where it was not weighed or the weighing is impossible.</summary>
    public Quantity<Mass>? Net() => Mass ?? Weighing.Net(Gross, Tare);

    /// <param name="balance">Null when the command names none.</param>
    public static Decision Decide(AddSalt c, Electrolyte batch, Deviations deviations, LotFacts salt, StepFacts? step, BalanceFacts? balance)
    {
        if (batch.NotOpen(c.Batch) is { } notOpen) return notOpen;
        if (Weighing.Impossible(c.Portions, c.Gross, c.Tare) is { } impossible) return impossible;
        var net = c.Net();
        if (net is null && c.Amount is null) return Decision.Refuse("electrolyte.salt-without-amount", "Give the mass or the amount of the salt.");
        step = batch.Held(step);
        return deviations.Accept(
            new SaltAdded(c.Batch, c.Salt, net, c.Amount, c.Balance, step?.WithPlan, c.DoneAt, c.Portions, c.Gross, c.Tare),
            [
                .. batch.BrokenByAddition(c.Batch),
                .. batch.BrokenByStep(step),
                .. salt.BrokenBy(c.DoneAt),
                .. Weighing.BrokenBy(c.Mass, c.Gross, c.Tare),
                .. step is null ? [] : BrokenInStep(step, batch, salt, net, c),
                .. balance?.BrokenBy(net, c.DoneAt) ?? [],
            ],
            c.DeviationReason);
    }

    /// <summary>What is planned as a mass is held against the mass, all else as an amount of substance.</summary>
    private static IEnumerable<Deviation> BrokenInStep(StepFacts step, Electrolyte batch, LotFacts salt, Quantity<Mass>? net, AddSalt c) =>
    [
        .. batch.Steps.BrokenByAddition(step),
        .. step.BrokenBy(salt),
        .. step.BrokenBy<AmountOfSubstance>(c.Amount ?? salt.AmountIn(net)),
        .. step.BrokenBy<Mass>(net),
        .. step.BrokenBy(c.Portions),
    ];
}
