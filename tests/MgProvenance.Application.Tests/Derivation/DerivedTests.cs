using System.Text.Json;
using MgProvenance.Analysis;
using MgProvenance.Application.Derivation;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Derivation;

public sealed class DerivedTests
{
    private static readonly Method Leakage = new("leakage", "1", "Mean over the window.");

    [Fact]
    public void What_was_sought_and_not_found_is_printed_and_stored_as_an_upper_bound()
    {
        var derived = Derived.From(Estimate.Below(0.05, "uA", Leakage, "Below the channel's limit of error."), Sources.None);
        Assert.Equal("< 0.05", Printed.Text(0.05, derived, 2));
        Assert.True(JsonSerializer.SerializeToElement(derived, KernelJson.Options).GetProperty("upperBound").GetBoolean());
    }

    [Fact]
    public void A_number_has_the_digits_that_its_uncertainty_leaves()
    {
        var derived = Derived.From(Estimate.Of(0.0512, "uA", Leakage, 0.003), Sources.None);
        Assert.Equal("0.051 ± 0.003", Printed.Text(0.0512, derived, 2));
        Assert.False(JsonSerializer.SerializeToElement(derived, KernelJson.Options).TryGetProperty("upperBound", out _));
    }
}
