using MgProvenance.Application.Handling;
using MgProvenance.Domain.Computation;

namespace MgProvenance.Application.Computation;

/// <summary>Who decides the commands about calculations.</summary>
internal static class ComputationCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<PinInputs, Calculation>(c => c.Computation.Value, PinInputs.Decide);
        table.On<RunCalculation, Calculation>(c => c.Computation.Value, RunCalculation.Decide);
        table.On<ExtractEnergies, Calculation>(c => c.Computation.Value, ExtractEnergies.Decide);
        table.On<StateEnergies, Calculation>(c => c.Computation.Value, StateEnergies.Decide);
    }
}
