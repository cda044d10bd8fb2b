using MgProvenance.Analysis.Cycling;
using MgProvenance.Application.TestRuns;
using MgProvenance.Testing;

namespace MgProvenance.Application.Tests.TestRuns;

/// <summary>Ours beside what the instruments' own programs say of the same cycles.</summary>
public sealed class VendorNumbersTests
{
    private static CyclingSummary Read(string file, CycleConvention? convention = null) =>
        CyclingSummary.Of(CyclingData.Read(File.ReadAllBytes(RealFiles.Get($"instruments/{file}")), file).Data!, RunConditions.None, convention);

    [Fact]
    public void EcLab_states_an_efficiency_and_energies_of_its_own_kind()
    {
        var summary = Read("biologic/gcpl_5cycles_mass0p79mg.mpt");
        Assert.Equal(5, summary.Cycles.Count);
        foreach (var cycle in summary.Cycles)
        {
            double Vendor(string name) => summary.Vendor.Single(v => v.Cycle == cycle.Cycle && v.Name == name).Value;

            // Printed with eight digits.
            Assert.Equal(Vendor("Efficiency/%"), cycle.CoulombicEfficiencyPercent!.Value, 1e-7 * Vendor("Efficiency/%"));
            Assert.Equal(Math.Abs(1000 * Vendor("Energy we charge/W.h")), cycle.Charge!.EnergyOfMagnitudesMWh!.Value, 1e-9);
            Assert.Equal(Math.Abs(1000 * Vendor("Energy we discharge/W.h")), cycle.Discharge!.EnergyOfMagnitudesMWh!.Value, 1e-9);

            // The voltage crosses zero in this cell: its signed energy is another number under another name.
            Assert.True(cycle.Discharge.EnergyMWh < 0.75 * cycle.Discharge.EnergyOfMagnitudesMWh);
        }

        Assert.Contains(summary.Methods, m => m.Name == "energy/sum-of-magnitudes" && m.Convention.Contains("EC-Lab", StringComparison.Ordinal));
    }

    [Fact]
    public void Land_states_capacities_and_efficiency_in_its_table_of_cycles()
    {
        var summary = Read("land_synthetic/mixed_cycle_step_record.csv");
        Assert.Equal(5, summary.Vendor.Select(v => v.Cycle).Distinct().Count());
        foreach (var cycle in summary.Cycles)
        {
            double Vendor(string name) => summary.Vendor.Single(v => v.Cycle == cycle.Cycle && v.Name == name).Value;

            // Six decimals are printed, in the records and in the table.
            Assert.Equal(Vendor("CapC/mAh"), cycle.Charge!.MAh, 1.5e-6);
            Assert.Equal(Vendor("CapD/mAh"), cycle.Discharge!.MAh, 1.5e-6);
            Assert.Equal(Vendor("Efficiency/%"), cycle.CoulombicEfficiencyPercent!.Value, 0.006);
        }
    }

    [Fact]
    public void Two_conventions_of_one_file_are_reciprocal_and_both_say_so()
    {
        var (one, other) = (Read("biologic/gcpl_5cycles_mass0p79mg.mpr", new CycleConvention(Direction.Charge, CeConvention.DischargeOverCharge)), Read("biologic/gcpl_5cycles_mass0p79mg.mpr", new CycleConvention(Direction.Charge, CeConvention.ChargeOverDischarge)));
        foreach (var (a, b) in one.Cycles.Zip(other.Cycles)) Assert.Equal(1e4, a.CoulombicEfficiencyPercent!.Value * b.CoulombicEfficiencyPercent!.Value, 1e-8);
        Assert.StartsWith("CE = discharge(n)/charge(n)", one.CoulombicEfficiencyConvention, StringComparison.Ordinal);
        Assert.StartsWith("CE = charge(n)/discharge(n)", other.CoulombicEfficiencyConvention, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_of_Neware_carry_the_capacities_that_its_program_exports()
    {
        var summary = Read("neware/nw4-120-1-6-53.ndax");
        Assert.Equal(0.062425, summary.Cycles.Last(c => c.Discharge is not null).Discharge!.MAh, 1e-6);
    }

    [Theory]
    [InlineData("biologic/gcpl_5cycles_mass0p79mg.mpt", 5)]
    [InlineData("biologic/gcpl_v1150_decimalcomma_loops.mpt", 4)]
    [InlineData("biologic/mb_locale_en.mpt", 1)]
    [InlineData("biologic/mb_locale_de.mpt", 1)]
    public void EcLab_states_capacities_and_an_efficiency_of_every_cycle(string name, int cycles)
    {
        var (data, _) = CyclingData.Read(File.ReadAllBytes(RealFiles.Get($"instruments/{name}")), name);
        var complete = CyclingSummary.Of(data!, RunConditions.None).Cycles.Where(c => c is { Charge: not null, Discharge: not null }).ToList();
        Assert.Equal(cycles, complete.Count);
        double[] Column(string column) => data!.File.Columns.Single(c => c.Name == column).Values;
        var (half, charge, discharge, efficiency) = (Column("half cycle"), Column("Q charge/mA.h"), Column("Q discharge/mA.h"), Column("Efficiency/%"));
        int[] ends = [.. Enumerable.Range(0, half.Length).Where(r => r + 1 == half.Length || half[r] != half[r + 1])];
        for (var k = 0; k < cycles; k++)
        {
            // Sixteen digits are printed of the charges, eight of the efficiency. Where a sequence changes, EC-Lab counts the row that has the next current already to the half-cycle before; here it opens the next.
            var (chargeEnd, dischargeEnd) = (ends[2 * k], ends[(2 * k) + 1]);
            var (lastOfCharge, lastOfDischarge) = (Switching(chargeEnd), Switching(dischargeEnd));
            Assert.Equal(charge[chargeEnd], complete[k].Charge!.MAh, (1e-6 * charge[chargeEnd]) + lastOfCharge);
            Assert.Equal(discharge[dischargeEnd], complete[k].Discharge!.MAh, (1e-6 * discharge[dischargeEnd]) + lastOfCharge + lastOfDischarge);
            Assert.Equal(efficiency[dischargeEnd], complete[k].CoulombicEfficiencyPercent!.Value, efficiency[dischargeEnd] * (1e-6 + (lastOfCharge / charge[chargeEnd]) + ((lastOfCharge + lastOfDischarge) / discharge[dischargeEnd])));
        }

        double Switching(int row) => Column("Ns changes")[row] == 1 ? Math.Abs(Column("dq/mA.h")[row]) : 0;
    }
}
