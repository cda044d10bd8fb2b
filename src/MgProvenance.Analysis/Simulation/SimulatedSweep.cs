namespace MgProvenance.Analysis.Simulation;

/// <summary>One row of a simulated voltammogram.</summary>
/// <param name="ChargeMAh">Passed since the start, oxidation counted positive.</param>
public readonly record struct SweepRow(double TimeS, double VoltageV, double CurrentMA, int Cycle, bool IsOxidising, double ChargeMAh);

/// <summary>A simulated voltammogram at one scan rate: never measured, and to be labelled so wherever it is shown.</summary>
/// <param name="Technique">As EC-Lab titles it.</param>
/// <param name="VerticesV">In the order in which they are reached.</param>
public sealed record SimulatedSweep(string Technique, double RateMVPerS, IReadOnlyList<double> VerticesV, int Cycles, IReadOnlyList<SweepRow> Rows)
{
    public const string Cyclic = "Cyclic Voltammetry";
    public const string Linear = "Linear Sweep Voltammetry";

    /// <summary>Walks from vertex to vertex and asks for the current at each voltage.</summary>
    /// <param name="currentMA">Of voltage, direction and the seconds since the row before; called in the order of time.</param>
    internal static SimulatedSweep Along(string technique, double rateMVPerS, IReadOnlyList<double> verticesV, int cycles, double stepV, Func<double, bool, double, double> currentMA)
    {
        var rows = new List<SweepRow>();
        var (time, charge) = (0.0, 0.0);
        for (var cycle = 1; cycle <= cycles; cycle++)
        {
            for (var leg = 1; leg < verticesV.Count; leg++)
            {
                var (from, to) = (verticesV[leg - 1], verticesV[leg]);
                var steps = (int)Math.Round(Math.Abs(to - from) / stepV);
                var seconds = Math.Abs(to - from) / steps / rateMVPerS * 1000;
                for (var k = rows.Count == 0 ? 0 : 1; k <= steps; k++)
                {
                    var current = currentMA(from + ((to - from) * k / steps), to > from, rows.Count == 0 ? 0 : seconds);
                    if (rows is [.., var before])
                    {
                        time += seconds;
                        charge += (before.CurrentMA + current) / 2 * seconds / 3600;
                    }

                    rows.Add(new SweepRow(time, from + ((to - from) * k / steps), current, cycle, to > from, charge));
                }
            }
        }

        return new SimulatedSweep(technique, rateMVPerS, verticesV, cycles, rows);
    }
}
