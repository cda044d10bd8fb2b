using MgProvenance.Application.Electrolytes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Electrolytes;

public sealed class KarlFischerRuleTests
{
    [Theory]
    [InlineData("Karl Fischer titration", "AlCl3", true)]
    [InlineData("coulometric KF", "AlCl3", true)]
    [InlineData("karl fischer", "alcl3", true)]
    [InlineData("Karl Fischer titration", "Mg(TFSI)2", false)]
    [InlineData("19F NMR", "AlCl3", false)]
    [InlineData("skfd", "AlCl3", false)]
    public void Water_by_titration_is_unreliable_beside_what_reacts_with_it(string method, string salt, bool doubtful) =>
        Assert.Equal(doubtful, KarlFischerRule.Default.Doubt(Measured(method), ["MgCl2", salt]) is not null);

    [Fact]
    public void A_group_sets_its_own_substances() =>
        Assert.Null(new KarlFischerRule(new HashSet<string>()).Doubt(Measured("Karl Fischer titration"), ["AlCl3"]));

    private static WaterContentMeasured Measured(string method) => new(BatchId.Of("electrolyte-01980000-0000-7000-8000-000000000006"), new Quantity<TraceContent>(15m, "[ppm]"), method, null, null);
}
