namespace MgProvenance.Parsing.Tests.Cycling;

/// <summary>EC-Lab counts charge since the start of the technique (Q-Qo), of the step (dQ) and since the last row (dq): whichever a file has, the increments add up to the first.</summary>
public sealed class ChargeOfTechniquesTests
{
    [Theory]
    [InlineData("ca_hold_75min.mpr", 9.14281141e-3)]
    [InlineData("ca_hold_75min.mpt", 9.14281141e-3)]
    [InlineData("cp_steps.mpr", 569.877502)]
    [InlineData("cp_steps.mpt", 569.877502)]
    [InlineData("cv.mpr", 253.919739)]
    [InlineData("gcpl_5cycles_mass0p79mg.mpr", 0.004138730391217603 * 3.6)]
    public void Increments_add_up_to_the_charge_of_the_technique(string name, double coulombs)
    {
        var readings = Support.Readings(Support.Decoded($"instruments/biologic/{name}"));
        Assert.Equal(coulombs, readings.ChargeIncrementMAh.Sum() * 3.6, Math.Abs(coulombs) * 2e-7);
    }

    [Fact]
    public void Charge_of_the_step_starts_again_with_each_step()
    {
        Column[] columns =
        [
            new("time/s", Meaning.Time, "s", [0, 1, 2, 3, 4], false), new("Ewe/V", Meaning.Voltage, "V", [1, 1, 1, 1, 1], false),
            new("dQ/C", Meaning.StepCharge, "C", [0.0, 3.6, 7.2, 1.8, 3.6], false), new("Ns", Meaning.Step, "1", [0, 0, 0, 1, 1], false),
        ];
        var file = new InstrumentFile("made", "1", null, 5, columns, null, new InstrumentSettings(), new Dictionary<string, string>(), string.Empty, "made", "1");
        Support.AssertClose([0.0, 1.0, 1.0, 0.5, 0.5], Support.Readings(file).ChargeIncrementMAh, "charge");
    }
}
