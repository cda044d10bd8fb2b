using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Tests.Comparisons;

public sealed class ComparedProcessesTests
{
    private static readonly MethodUsed Method = new("m", "1", string.Empty, new Dictionary<string, string>());

    [Fact]
    public void A_process_that_a_run_lacks_is_not_seen_and_the_next_keeps_its_key()
    {
        var runs = ComparedProcesses.Of([[Row(1, 1.2, 1.0), Row(2, 1.5, 1.3)], [Row(1, 1.52, 1.3)]]);
        Assert.Equal(["cycle 20, process at 1.10 V", "cycle 20, process at 1.41 V"], runs[0].Select(r => r.Of));
        Assert.Equal(runs[0].SelectMany(r => r.Numbers).Select(n => n.Key), runs[1].SelectMany(r => r.Numbers).Select(n => n.Key));
        Assert.All(runs[1][0].Numbers, n => Assert.StartsWith("not seen", n.Reason, StringComparison.Ordinal));
        Assert.Equal(("dqdv-20-2.charge-peak", 1.52), (runs[1][1].Numbers[0].Key, runs[1][1].Numbers[0].Value));
        Assert.Contains("within 0.1 V", ComparedProcesses.Method.Convention, StringComparison.Ordinal);
    }

    private static NumberRow Row(int process, double chargeV, double dischargeV) => new($"cycle 20, process {process} from low V", [Number("charge-peak", chargeV), Number("discharge-peak", dischargeV)]);

    private static RunNumber Number(string name, double value) => new($"dqdv-20-9.{name}", name, value, "V", null, Method, null, Bound.None, Comparison.Arithmetic);
}
