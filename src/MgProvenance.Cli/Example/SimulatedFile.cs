using System.Globalization;
using System.Text;
using MgProvenance.Analysis;
using MgProvenance.Analysis.Simulation;

namespace MgProvenance.Cli.Example;

/// <summary>How the instrument files of one run are simulated: one of the models, with its parameters.</summary>
/// <param name="RatesMVPerS">Of a voltammetry, one file each.</param>
/// <param name="Seed">Of a voltammetry; the other models hold their own.</param>
internal sealed record SimulatedFile(
    string Run,
    DateTime StartedAt,
    SimulatedCell? Cycling = null,
    HoldParameters? Hold = null,
    SymmetricCellParameters? Symmetric = null,
    InsertionSweepParameters? Insertion = null,
    PlatingSweepParameters? Plating = null,
    OxidationSweepParameters? Oxidation = null,
    IReadOnlyList<double>? RatesMVPerS = null,
    ulong Seed = 0)
{
    public int Count => RatesMVPerS?.Count ?? 1;

    /// <summary>Name and content of each file.</summary>
    /// <param name="activeMassMg">As weighed; null where the notebook has no active mass, and then the parameters have to state one.</param>
    public IEnumerable<(string Name, byte[] Content)> Write(double? activeMassMg)
    {
        if (Cycling is not null) return [Cycler(MagnesiumCellSimulator.Run(Cycling.Parameters(Mass())).Required())];
        if (Hold is not null) return [Cycler(HoldSimulator.Run(Hold with { ActiveMassMg = Mass() }).Required())];
        if (Symmetric is not null) return [Cycler(SymmetricCellSimulator.Run(Symmetric).Required())];
        return Voltammograms();

        IEnumerable<(string Name, byte[] Content)> Voltammograms()
        {
            // One after the other, as a potentiostat runs them.
            var start = StartedAt;
            foreach (var (rate, i) in (RatesMVPerS ?? []).Select((rate, i) => (rate, (ulong)i)))
            {
                var sweep = Sweep(rate, Seed + i).Required();
                yield return Voltammogram(rate, sweep, start);
                start += TimeSpan.FromMinutes(Math.Ceiling(sweep.Rows[^1].TimeS / 60) + 1);
            }
        }

        double Mass() => Cycling?.ActiveMassMg ?? activeMassMg ?? throw new InvalidOperationException($"The example gives {Run} no active mass.");

        Outcome<SimulatedSweep> Sweep(double rate, ulong seed) => this switch
        {
            { Insertion: { } host } => VoltammetrySimulator.Insertion(host with { ActiveMassMg = Mass() }, rate, seed),
            { Plating: { } foil } => VoltammetrySimulator.Plating(foil, rate, seed),
            { Oxidation: { } foil } => VoltammetrySimulator.Oxidation(foil, rate, seed),
            _ => throw new InvalidOperationException($"The example simulates {Run} by no model."),
        };
    }

    private (string Name, byte[] Content) Cycler(SimulatedRecord record) => ($"simulated-{Run}.csv", Encoding.UTF8.GetBytes(LandMixedCsv.Write(record, StartedAt)));

    private (string Name, byte[] Content) Voltammogram(double rate, SimulatedSweep sweep, DateTime start) =>
        (string.Create(CultureInfo.InvariantCulture, $"simulated-{Run}-{rate}mVs.mpt"), Encoding.UTF8.GetBytes(BiologicMpt.Write(sweep, start)));
}
