namespace MgProvenance.Parsing.Tests.BiologicMpt;

/// <summary>EC-Lab and BT-Lab name the same quantity differently by technique and by year.</summary>
public class MptColumnTests
{
    [Theory]
    [InlineData("Ewe/V", Meaning.Voltage, "V")]
    [InlineData("Ecell/V", Meaning.Voltage, "V")]
    [InlineData(" Ecell/V", Meaning.Voltage, "V")]
    [InlineData("<Ewe>/V", Meaning.MeanVoltage, "V")]
    [InlineData("<Ewe/V>", Meaning.MeanVoltage, "V")]
    [InlineData("I/mA", Meaning.Current, "mA")]
    [InlineData("<I>/mA", Meaning.MeanCurrent, "mA")]
    [InlineData("dq/mA.h", Meaning.ChargeIncrement, "mA.h")]
    [InlineData("Energy charge/W.h", Meaning.ChargeEnergy, "W.h")]
    [InlineData("Energy we charge/W.h", Meaning.ChargeEnergy, "W.h")]
    [InlineData("Energy we discharge/W.h", Meaning.DischargeEnergy, "W.h")]
    [InlineData("P/W", Meaning.Power, "W")]
    [InlineData("Pwe/W", Meaning.Power, "W")]
    [InlineData("R/Ohm", Meaning.Resistance, "Ohm")]
    [InlineData("Rwe/Ohm", Meaning.Resistance, "Ohm")]
    [InlineData("Q charge/mA.h", Meaning.ChargeCapacity, "mA.h")]
    [InlineData("Q charge/mA.h/g", Meaning.SpecificCapacity, "mA.h/g")]
    [InlineData("Temperature/°C", Meaning.Temperature, "Cel")]
    [InlineData("Cs/µF", Meaning.None, "uF")]
    public void Synonyms_mean_the_same_and_keep_their_name(string name, Meaning meaning, string unit)
    {
        var text = $"mode\ttime/s\tNs\t{name}\r\n1\t0.0000000E+000\t0\t1.5000000E+000\r\n";
        var column = Support.Decoded(InstrumentReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "small.mpt")).Columns[3];
        Assert.Equal((name, meaning, unit, 1.5), (column.Name, column.Meaning, column.Unit, column.Values[0]));
    }
}
