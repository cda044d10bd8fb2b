using MgProvenance.Analysis.DifferentialCapacity;

namespace MgProvenance.Analysis.Tests.DifferentialCapacity;

public sealed class ProcessMatchTests
{
    [Fact]
    public void A_process_that_a_cell_does_not_show_is_not_seen_and_shifts_no_other()
    {
        var processes = ProcessMatch.Of([[1.12, 1.40], [1.41], [1.10, 1.39, 1.70]], 0.1);
        Assert.Equal([1.11, 1.40, 1.70], processes.Select(p => Math.Round(p.MeanV, 6)));
        Assert.Equal([0, null, 0], processes[0].PairOfCell);
        Assert.Equal([1, 0, 1], processes[1].PairOfCell);
        Assert.Equal([null, null, 2], processes[2].PairOfCell);
    }

    [Fact]
    public void The_window_bounds_a_process_and_the_nearest_go_together()
    {
        // A chain of small steps is not one process from end to end.
        Assert.Equal([2, 2], ProcessMatch.Of([[1.00], [1.06], [1.12], [1.18]], 0.1).Select(p => p.PairOfCell.Count(c => c is not null)));
        Assert.Equal(2, ProcessMatch.Of([[1.0], [1.2]], 0.1).Count);
        var nearest = ProcessMatch.Of([[1.00], [1.08], [1.10]], 0.09);
        Assert.Equal([0, null, null], nearest[0].PairOfCell);
        Assert.Equal([null, 0, 0], nearest[1].PairOfCell);
    }

    [Fact]
    public void Two_pairs_of_one_cell_are_two_processes()
    {
        var processes = ProcessMatch.Of([[1.00, 1.02], [1.01]], 0.1);
        Assert.Equal(2, processes.Count);
        Assert.All(processes, p => Assert.NotNull(p.PairOfCell[0]));
        Assert.Empty(ProcessMatch.Of([[], []], 0.1));
    }
}
