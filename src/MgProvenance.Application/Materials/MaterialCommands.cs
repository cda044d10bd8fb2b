using MgProvenance.Application.Handling;
using MgProvenance.Application.Reagents;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Materials;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Materials;

/// <summary>Who decides the commands about materials made in the laboratory.</summary>
internal static class MaterialCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<StartSynthesis, Synthesis>(c => c.Synthesis.Value, StartSynthesis.Decide);
        table.On<UseReagent, Synthesis>(c => c.Synthesis.Value, (c, synthesis, deviations, past) => UseReagent.Decide(c, synthesis, deviations, past.Lot(c.Lot), past.Step(c.Step)));
        table.Taking<UseReagent>(
            c => c is { Mass: null, Volume: null } ? null : new WithdrawAmount(c.Lot, Mass: c.Mass, Volume: c.Volume, DoneAt: c.DoneAt, For: c.Synthesis.AsStream(), DeviationReason: c.DeviationReason),
            (c, w) => c with { Synthesis = w.Into<SynthesisId>(), Lot = w.Lot, Mass = w.Mass, Volume = w.Volume, DoneAt = w.DoneAt });
        table.On<CollectProduct, Synthesis>(c => c.Synthesis.Value, (c, synthesis, deviations, past) => CollectProduct.Decide(c, synthesis, deviations, past.Lot(c.Lot)));
        table.On<CheckPurity, Synthesis>(c => c.Synthesis.Value, CheckPurity.Decide);
    }
}
