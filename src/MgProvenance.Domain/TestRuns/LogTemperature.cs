using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("log-temperature", "Record the temperature at which a run proceeds.")]
public sealed record LogTemperature(RunId Run, Reported<Temperature> Temperature, string? Where = null, BenchTime? DoneAt = null) : IRecords<TemperatureLogged>
{
    public static Decision Decide(LogTemperature c, TestRun run) =>
        run.NotPlanned(c.Run) ?? Decision.Accept(new TemperatureLogged(c.Run, c.Temperature, c.Where, c.DoneAt));
}
