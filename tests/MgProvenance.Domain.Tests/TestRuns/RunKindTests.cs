using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Domain.Tests.TestRuns;

public sealed class RunKindTests
{
    [Theory]
    [InlineData("GCPL", RunKind.Cycling)]
    [InlineData("galvanostatic cycling", RunKind.Cycling)]
    [InlineData("Rate test at 0.1-5C", RunKind.Cycling)]
    [InlineData("symmetric cycling", RunKind.Symmetric)]
    [InlineData("Mg‖Mg plating/stripping", RunKind.Symmetric)]
    [InlineData("CV", RunKind.CyclicVoltammetry)]
    [InlineData("CVA", RunKind.CyclicVoltammetry)]
    [InlineData("cyclic voltammetry", RunKind.CyclicVoltammetry)]
    [InlineData("cyclic voltammetry (0.1 mV/s)", RunKind.CyclicVoltammetry)]
    [InlineData("LSV", RunKind.LinearSweep)]
    [InlineData("Linear Sweep Voltammetry", RunKind.LinearSweep)]
    [InlineData("potentiostatic holds after 20 cycles", RunKind.Hold)]
    [InlineData("CA", RunKind.Hold)]
    [InlineData("leakage current", RunKind.Hold)]
    [InlineData("PEIS", RunKind.Impedance)]
    [InlineData("open circuit", RunKind.OpenCircuit)]
    [InlineData("CVD film", RunKind.Other)]
    [InlineData("calendar test", RunKind.Other)]
    [InlineData("household", RunKind.Other)]
    [InlineData("", RunKind.Other)]
    public void A_technique_is_known_by_its_name(string technique, RunKind kind) => Assert.Equal(kind, RunKinds.Of(technique));

    [Fact]
    public void What_may_hold_cycles_is_looked_through() =>
        Assert.Equal([RunKind.Other, RunKind.Cycling, RunKind.Symmetric], Enum.GetValues<RunKind>().Where(k => k.MayCycle()));
}
