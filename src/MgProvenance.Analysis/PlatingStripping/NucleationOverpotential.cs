using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.PlatingStripping;

/// <summary>How much farther than to the plateau the voltage goes until the deposit has nucleated.</summary>
internal static class NucleationOverpotential
{
    public static Estimate Of(CyclingTrace trace, HalfCycle? plating, PlatingStrippingOptions options)
    {
        var method = PlatingStrippingMethods.Nucleation.With(options.Nucleation);
        if (plating is null) return Undefined("The cycle has no plating.");
        if (plating.Completeness == Completeness.CutShort) return Undefined($"The plating was cut short: {plating.CompletenessReason}");
        if (!(plating.ChargeMAh > 0)) return Undefined("The plating passes no net charge.");

        // Signs turned so that plating goes up: the metal is deposited at negative voltage where it is the discharge that plates.
        var axis = ChargeAxis.Of(trace, plating.Direction, plating.Segments);
        var sign = plating.Direction == Direction.Discharge ? -1.0 : 1.0;
        var (share, highest, at, plateau) = (0, double.NegativeInfinity, -1, new List<double>());
        for (var k = 0; k < axis.ChargeMAh.Length; k++)
        {
            var (passed, voltage) = (axis.ChargeMAh[k] / plating.ChargeMAh, sign * axis.VoltageV[k]);
            if (passed >= options.PlateauFrom && passed <= options.PlateauTo) plateau.Add(voltage);
            if (passed > options.NucleationShare) continue;
            share++;
            if (voltage > highest) (highest, at) = (voltage, k);
        }

        if (share < options.NucleationRows) return Undefined($"{share} row(s) lie in the part where the extremum is sought: too few to see it.");
        if (!Summary.Of(plateau).IsAccepted(out var level, out _)) return Undefined("No row lies on the plateau.");
        if (at == share - 1 || highest <= level.Mean) return Undefined("The voltage passes no extremum above the plateau in the part where it is sought: there is no nucleation spike.");
        return Estimate.Of(highest - level.Mean, "V", method, level.StandardDeviation);

        Estimate Undefined(string why) => Estimate.Undefined("V", method, why);
    }
}
