using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("add-salt", "Record a salt that went into a batch, as weighed (mass) or as reported (amount).")]
public sealed record AddSalt(
    BatchId Batch,
    LotId Salt,
    Quantity<Mass>? Mass = null,
    Quantity<AmountOfSubstance>? Amount = null,
    EquipmentId? Balance = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<SaltAdded>
{
    /// <param name="balance">Null when the command names none.</param>
    public static Decision Decide(AddSalt c, Electrolyte batch, Deviations deviations, LotFacts salt, StepFacts? step, BalanceFacts? balance)
    {
        if (c.Mass is null && c.Amount is null) return Decision.Refuse("electrolyte.salt-without-amount", "Give the mass or the amount of the salt.");
        return batch.NotOpen(c.Batch) ?? deviations.Accept(
            new SaltAdded(c.Batch, c.Salt, c.Mass, c.Amount, c.Balance, step?.WithPlan, c.DoneAt),
            [.. batch.BrokenByAddition(c.Batch), .. salt.BrokenBy(c.DoneAt), .. step?.BrokenBy<AmountOfSubstance>(c.Amount ?? salt.AmountIn(c.Mass)) ?? [], .. balance?.BrokenBy(c.Mass, c.DoneAt) ?? []],
            c.DeviationReason);
    }
}
