using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Tests.Cycling;

public sealed class CycleTableTests
{
    // Quotients of sums of ten terms, in %: a few units in the last place.
    private const double Rounding = 1e-11;

    [Fact]
    public void Charge_first_is_discharge_over_charge()
    {
        var table = Table(CycleConvention.ChargeFirst, Traces.New().Ramp(1, 1, 2).Ramp(-0.9, 2, 1).Ramp(0.8, 1, 2).Ramp(-0.6, 2, 1));
        Assert.Equal(["90", "75"], Efficiencies(table));
        Assert.Equal("coulombic-efficiency/discharge-over-charge", table.Cycles[0].CoulombicEfficiency.Method.Name);
        Assert.Contains(Methods.CoulombicEfficiencyChargeFirst, table.Methods);
    }

    [Fact]
    public void Insertion_first_is_charge_over_discharge() =>
        Assert.Equal(["80", "90"], Efficiencies(Table(CycleConvention.InsertionFirst, Inserting())));

    [Fact]
    public void Insertion_first_with_the_next_discharge_lacks_the_last()
    {
        var table = Table(CycleConvention.InsertionFirstNextDischarge, Inserting());
        Assert.Equal(62.5, table.Cycles[0].CoulombicEfficiency.Value!.Value, Rounding);
        Assert.Equal((null, "Cycle 3 has no discharge."), (table.Cycles[1].CoulombicEfficiency.Value, table.Cycles[1].CoulombicEfficiency.Reason));
    }

    [Fact]
    public void Stripped_over_plated_names_the_plating_direction()
    {
        var table = Table(CycleConvention.PlatingStripping(), Inserting());
        Assert.Equal(["80", "90"], Efficiencies(table));
        Assert.Equal(new MethodParameter("plating", "Discharge"), Assert.Single(table.Cycles[0].CoulombicEfficiency.Method.Parameters));
        var other = Table(CycleConvention.PlatingStripping(Direction.Charge), Traces.New().Ramp(1, 1, 2).Ramp(-0.9, 2, 1));
        Assert.Equal("90", Assert.Single(Efficiencies(other)));
    }

    [Fact]
    public void A_file_that_starts_the_other_way_lacks_half_of_its_first_cycle()
    {
        var first = Table(CycleConvention.ChargeFirst, Inserting()).Cycles[0];
        Assert.Null(first.ChargeMAh);
        Assert.Equal((null, "Cycle 1 has no charge."), (first.CoulombicEfficiency.Value, first.CoulombicEfficiency.Reason));
        Assert.Null(first.VoltageHysteresis.Value);
    }

    [Fact]
    public void A_discharge_cut_short_has_no_efficiency_but_keeps_its_charge()
    {
        var cycle = Table(CycleConvention.ChargeFirst, Traces.New().Ramp(1, 1, 2).Ramp(-0.9, 2, 1).Ramp(1, 1, 2).Ramp(-0.5, 2, 1.5)).Cycles[1];
        Assert.Null(cycle.CoulombicEfficiency.Value);
        Assert.StartsWith("The discharge of cycle 2 was cut short", cycle.CoulombicEfficiency.Reason, StringComparison.Ordinal);
        Assert.Equal(0.5, cycle.DischargeMAh!.Value, Rounding);
        Assert.False(cycle.IsComplete);
    }

    [Fact]
    public void A_lone_last_half_cycle_is_used_with_a_caution()
    {
        var estimate = Table(CycleConvention.ChargeFirst, Traces.New().Ramp(1, 1, 2).Ramp(-0.9, 2, 1)).Cycles[0].CoulombicEfficiency;
        Assert.Equal(90, estimate.Value!.Value, Rounding);
        Assert.Contains("unknown", estimate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Energy_efficiency_is_energy_over_energy()
    {
        // 0.9 mAh at a mean of 1.4 V over 1 mAh at a mean of 1.6 V.
        var cycle = Table(CycleConvention.ChargeFirst, Traces.New().Ramp(1, 1.4, 1.8).Ramp(-0.9, 1.6, 1.2)).Cycles[0];
        Assert.Equal(100 * 0.9 * 1.4 / 1.6, cycle.EnergyEfficiency.Value!.Value, Rounding);
    }

    [Theory]
    [InlineData(0.1, -0.1)] // charge energy positive, discharge negative
    [InlineData(-0.1, 0.1)]
    [InlineData(-0.1, -0.1)]
    public void Energies_that_are_not_positive_have_no_efficiency(double chargeV, double dischargeV)
    {
        var estimate = Table(CycleConvention.PlatingStripping(), Traces.New().Ramp(-1, dischargeV, dischargeV).Ramp(1, chargeV, chargeV)).Cycles[0].EnergyEfficiency;
        Assert.Null(estimate.Value);
        Assert.Contains("no positive amount", estimate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Hysteresis_compares_the_window_next_to_the_reversal()
    {
        // Charge 1 mAh from 1 V to 2 V, discharge 0.5 mAh from 1.9 V to 1.4 V: the window is the charge's upper half, mean 1.75 V, against 1.65 V.
        var up = Table(CycleConvention.ChargeFirst, Traces.New().Ramp(1, 1, 2).Ramp(-0.5, 1.9, 1.4)).Cycles[0].VoltageHysteresis;
        Assert.Equal(0.1, up.Value!.Value, Rounding);
        Assert.Equal("window/mAh", Assert.Single(up.Method.Parameters).Name);

        // Discharge 1 mAh from 2 V to 1 V, charge 0.5 mAh from 1.1 V to 1.6 V: lower half of the discharge, mean 1.25 V, against 1.35 V.
        Assert.Equal(0.1, Table(CycleConvention.InsertionFirst, Traces.New().Ramp(-1, 2, 1).Ramp(0.5, 1.1, 1.6)).Cycles[0].VoltageHysteresis.Value!.Value, Rounding);
    }

    [Fact]
    public void A_window_inside_an_interval_is_interpolated()
    {
        // One interval of 1 mAh from 1 V to 2 V; the window is its last 0.25 mAh: mean (1.75 + 2) / 2.
        var cycle = Table(CycleConvention.ChargeFirst, Traces.New().Ramp(1, 1, 2, rows: 1).Ramp(-0.25, 1, 1, rows: 1)).Cycles[0];
        Assert.Equal(0.875, cycle.VoltageHysteresis.Value!.Value, Rounding);
    }

    [Fact]
    public void No_half_cycles_give_no_cycles() => Assert.Empty(Table(CycleConvention.ChargeFirst, Traces.New()).Cycles);

    private static Traces Inserting() => Traces.New().Ramp(-1, 2, 1).Ramp(0.8, 1, 2).Ramp(-0.5, 2, 1).Ramp(0.45, 1, 2);

    private static CycleTable Table(CycleConvention convention, Traces traces)
    {
        var trace = traces.Build();
        return CycleTable.From(trace, HalfCycles.Find(trace), convention);
    }

    private static IEnumerable<string> Efficiencies(CycleTable table) =>
        table.Cycles.Select(c => c.CoulombicEfficiency.Value!.Value.ToString("G12", System.Globalization.CultureInfo.InvariantCulture));
}
