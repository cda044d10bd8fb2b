namespace MgProvenance.Analysis.Cycling;

/// <summary>Coulombic and energy efficiency of one cycle, in %.</summary>
internal static class Efficiencies
{
    public static Estimate Coulombic(int cycle, HalfCycle? first, HalfCycle? second, HalfCycle? nextFirst, CycleConvention convention)
    {
        var (numerator, denominator) = convention.Ce switch
        {
            CeConvention.NextDischargeOverCharge => (new Part("discharge", cycle + 1, nextFirst), new Part("charge", cycle, second)),
            CeConvention.StrippedOverPlated => (new Part("stripping", cycle, second), new Part("plating", cycle, first)),
            CeConvention.DischargeOverCharge => (new Part("discharge", cycle, Pick(Direction.Discharge)), new Part("charge", cycle, Pick(Direction.Charge))),
            CeConvention.ChargeOverDischarge => (new Part("charge", cycle, Pick(Direction.Charge)), new Part("discharge", cycle, Pick(Direction.Discharge))),
            _ => throw new ArgumentOutOfRangeException(nameof(convention), convention.Ce, "No such convention."),
        };
        return Quotient(numerator, denominator, h => h.ChargeMAh, convention.Method);

        HalfCycle? Pick(Direction direction) => convention.First == direction ? first : second;
    }

    public static Estimate Energy(int cycle, HalfCycle? charge, HalfCycle? discharge) =>
        Quotient(new Part("discharge", cycle, discharge), new Part("charge", cycle, charge), h => h.EnergyMWh, Methods.EnergyEfficiency);

    private static Estimate Quotient(Part numerator, Part denominator, Func<HalfCycle, double> quantity, Method method)
    {
        if ((numerator.Lack ?? denominator.Lack) is { } lack) return Estimate.Undefined("%", method, lack);
        var (above, below) = (quantity(numerator.Half!), quantity(denominator.Half!));
        if (below <= 0 || above < 0)
        {
            var part = below <= 0 ? denominator : numerator;
            return Estimate.Undefined("%", method, $"The {part.Name} of the cycle has no positive amount to compare (a symmetric cell has no energy efficiency).");
        }

        return Estimate.Of(100 * above / below, "%", method, caution: numerator.Caution ?? denominator.Caution);
    }

    private sealed record Part(string Name, int Cycle, HalfCycle? Half)
    {
        public string? Lack => Half switch
        {
            null => $"Cycle {Cycle} has no {Name}.",
            { Completeness: Completeness.CutShort } => $"The {Name} of cycle {Cycle} was cut short: {Half.CompletenessReason}",
            _ => null,
        };

        public string? Caution => Half is { Completeness: Completeness.Unknown } ? $"Whether the {Name} of cycle {Cycle} is complete is unknown: {Half.CompletenessReason}" : null;
    }
}
