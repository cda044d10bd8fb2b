using MgProvenance.Application.Handling;
using MgProvenance.Domain.Materials;

namespace MgProvenance.Application.Materials;

/// <summary>Who decides the commands about materials made in the laboratory.</summary>
internal static class MaterialCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<StartSynthesis, Synthesis>(c => c.Synthesis.Value, StartSynthesis.Decide);
        table.On<UseReagent, Synthesis>(c => c.Synthesis.Value, (c, synthesis, deviations, past) => UseReagent.Decide(c, synthesis, deviations, past.Lot(c.Lot), past.Step(c.Step)));
        table.On<CollectProduct, Synthesis>(c => c.Synthesis.Value, (c, synthesis, deviations, past) => CollectProduct.Decide(c, synthesis, deviations, past.Lot(c.Lot)));
        table.On<CheckPurity, Synthesis>(c => c.Synthesis.Value, CheckPurity.Decide);
    }
}
