using MgProvenance.Application.Handling;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.TestRuns;

/// <summary>Who decides the commands about test runs.</summary>
internal static class RunCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<PlanRun, TestRun>(c => c.Run.Value, PlanRun.Decide);
        table.On<ConnectChannel, TestRun>(c => c.Run.Value, ConnectChannel.Decide);
        table.On<PinProgram, TestRun>(c => c.Run.Value, PinProgram.Decide);
        table.On<StartRun, TestRun>(c => c.Run.Value, StartRun.Decide);
        table.On<AttachDataFile, TestRun>(c => c.Run.Value, AttachDataFile.Decide);
        table.On<LogTemperature, TestRun>(c => c.Run.Value, LogTemperature.Decide);
        table.On<InterruptRun, TestRun>(c => c.Run.Value, InterruptRun.Decide);
        table.On<ResumeRun, TestRun>(c => c.Run.Value, ResumeRun.Decide);
        table.On<EndRun, TestRun>(c => c.Run.Value, EndRun.Decide);
        table.On<FailCell, TestRun>(c => c.Run.Value, FailCell.Decide);
        table.On<DeclareActivation, TestRun>(c => c.Run.Value, DeclareActivation.Decide);
    }
}
