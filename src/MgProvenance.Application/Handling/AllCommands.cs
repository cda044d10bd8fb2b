using MgProvenance.Application.Cells;
using MgProvenance.Application.Characterization;
using MgProvenance.Application.Computation;
using MgProvenance.Application.Corrections;
using MgProvenance.Application.Electrodes;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Equipment;
using MgProvenance.Application.Manuscripts;
using MgProvenance.Application.Materials;
using MgProvenance.Application.People;
using MgProvenance.Application.Protocols;
using MgProvenance.Application.Reagents;
using MgProvenance.Application.Reports;
using MgProvenance.Application.Specimens;
using MgProvenance.Application.Studies;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Handling;

/// <summary>Every command of the notebook with who decides it.</summary>
public static class AllCommands
{
    public static CommandTable Table { get; } = Make();

    private static CommandTable Make()
    {
        var table = new CommandTable();
        table.On<AnswerDeviation>((c, past) => [new Part(c.Stream.Value, AnswerDeviation.Decide(c, past.Stream(c.Stream.Value).Deviations))]);
        CorrectionCommands.AddTo(table);
        PersonCommands.AddTo(table);
        EquipmentCommands.AddTo(table);
        LotCommands.AddTo(table);
        ProtocolCommands.AddTo(table);
        ElectrolyteCommands.AddTo(table);
        MaterialCommands.AddTo(table);
        ElectrodeCommands.AddTo(table);
        CellCommands.AddTo(table);
        RunCommands.AddTo(table);
        SpecimenCommands.AddTo(table);
        MeasurementCommands.AddTo(table);
        ComputationCommands.AddTo(table);
        StudyCommands.AddTo(table);
        ManuscriptCommands.AddTo(table);
        ReportCommands.AddTo(table);
        return table;
    }
}
