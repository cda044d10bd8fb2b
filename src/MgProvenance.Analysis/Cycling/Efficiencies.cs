namespace MgProvenance.Analysis.Cycling;

/// <summary>Coulombic and energy efficiency of one cycle, in %.</summary>
public static class Efficiencies
{
    internal static Estimate Coulombic(int cycle, HalfCycle? first, HalfCycle? second, HalfCycle? nextFirst, CycleConvention convention)
    {
        var (numerator, denominator) = convention.Ce switch
        {
            CeConvention.NextDischargeOverCharge => (Part.Of("discharge", cycle + 1, nextFirst), Part.Of("charge", cycle, second)),
            CeConvention.StrippedOverPlated => (Part.Of("stripping", cycle, second), Part.Of("plating", cycle, first)),
            CeConvention.DischargeOverCharge => (Part.Of("discharge", cycle, Pick(Direction.Discharge)), Part.Of("charge", cycle, Pick(Direction.Charge))),
            CeConvention.ChargeOverDischarge => (Part.Of("charge", cycle, Pick(Direction.Charge)), Part.Of("discharge", cycle, Pick(Direction.Discharge))),
            _ => throw new ArgumentOutOfRangeException(nameof(convention), convention.Ce, "No such convention."),
        };
        return Quotient(numerator, denominator, convention.Method);

        HalfCycle? Pick(Direction direction) => convention.First == direction ? first : second;
    }

    internal static Estimate Energy(int cycle, HalfCycle? charge, HalfCycle? discharge) =>
        Quotient(new Part("discharge", cycle, HalfCapacity.Of(discharge), discharge?.EnergyMWh), new Part("charge", cycle, HalfCapacity.Of(charge), charge?.EnergyMWh), Methods.EnergyEfficiency);

    /// <summary>Of half-cycles that were measured before.</summary>
    /// <param name="plating">The direction that plates.</param>
    public static Estimate StrippedOverPlated(int cycle, HalfCapacity? plated, HalfCapacity? stripped, Direction plating) =>
        Quotient(new Part("stripping", cycle, stripped, stripped?.ChargeMAh), new Part("plating", cycle, plated, plated?.ChargeMAh), CycleConvention.PlatingStripping(plating).Method);

    private static Estimate Quotient(Part numerator, Part denominator, Method method)
    {
        if ((numerator.Lack ?? denominator.Lack) is { } lack) return Estimate.Undefined("%", method, lack);
        var (above, below) = (numerator.Amount!.Value, denominator.Amount!.Value);
        if (below <= 0 || above < 0)
        {
            var part = below <= 0 ? denominator : numerator;
            return Estimate.Undefined("%", method, $"The {part.Name} of the cycle has no positive amount to compare (a symmetric cell has no energy efficiency).");
        }

        return Estimate.Of(100 * above / below, "%", method, caution: numerator.Caution ?? denominator.Caution);
    }

    /// <param name="Amount">What is compared; null where there is no such half-cycle.</param>
    private sealed record Part(string Name, int Cycle, HalfCapacity? Half, double? Amount)
    {
        public static Part Of(string name, int cycle, HalfCycle? half) => new(name, cycle, HalfCapacity.Of(half), half?.ChargeMAh);

        public string? Lack => Half switch
        {
            null => $"Cycle {Cycle} has no {Name}.",
            { Completeness: Completeness.CutShort } => $"The {Name} of cycle {Cycle} was cut short: {Half.CompletenessReason}",
            _ => null,
        };

        public string? Caution => Half is { Completeness: Completeness.Unknown } ? $"Whether the {Name} of cycle {Cycle} is complete is unknown: {Half.CompletenessReason}" : null;
    }
}
