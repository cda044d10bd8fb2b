using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Tests.Cycling;

public sealed class CyclingTraceTests
{
    private static readonly StepMode[] TwoModes = [StepMode.Galvanostatic, StepMode.Galvanostatic];

    [Fact]
    public void Good_columns_are_accepted() => Assert.Equal(2, CyclingTrace.From([0, 0], [1, 1], [0, 1], TwoModes, [-1, -1], [0, 0]).Required().RowCount);

    [Fact]
    public void Zero_rows_are_a_valid_trace() => Assert.Equal(0, CyclingTrace.From([], [], [], [], [], []).Required().RowCount);

    [Fact]
    public void Time_that_falls_is_refused_with_its_row()
    {
        var refusal = RefusalOf(CyclingTrace.From([1, 0.5], [1, 1], [0, 1], TwoModes, [-1, -1], [-1, -1]));
        Assert.Equal(("trace.time-decreases", 1), (refusal.Code, refusal.Row));
        Assert.Equal("Row 1: time falls from 1 s to 0.5 s.", refusal.Sentence);
    }

    [Fact]
    public void Columns_of_different_length_are_refused_by_name()
    {
        var refusal = RefusalOf(CyclingTrace.From([0, 1], [1], [0, 1], TwoModes, [-1, -1], [-1, -1]));
        Assert.Equal(("trace.lengths-differ", "voltageV has 1 rows, timeS has 2."), (refusal.Code, refusal.Sentence));
    }

    [Theory]
    [InlineData(double.NaN, 1, 0)]
    [InlineData(1, double.PositiveInfinity, 0)]
    [InlineData(1, 1, double.NaN)]
    public void Numbers_that_are_not_finite_are_refused(double time, double voltage, double charge)
    {
        var refusal = RefusalOf(CyclingTrace.From([0, time], [1, voltage], [0, charge], TwoModes, [-1, -1], [-1, -1]));
        Assert.Equal(("trace.not-finite", 1), (refusal.Code, refusal.Row));
    }

    [Fact]
    public void Labels_below_minus_one_are_refused() =>
        Assert.Equal("trace.label-below-minus-one", RefusalOf(CyclingTrace.From([0, 1], [1, 1], [0, 1], TwoModes, [-1, -2], [-1, -1])).Code);

    [Fact]
    public void A_refusal_has_no_value_to_take() =>
        Assert.Throws<InvalidOperationException>(() => CyclingTrace.From([1, 0], [1, 1], [0, 1], TwoModes, [-1, -1], [-1, -1]).Required());

    private static Refusal RefusalOf(Outcome<CyclingTrace> outcome)
    {
        Assert.False(outcome.IsAccepted(out _, out var refusal));
        return refusal;
    }
}
