using System.Globalization;
using MgProvenance.Application.Events;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Comparisons;

/// <summary>What test a run is, so that only runs of the same program are compared: its technique, and what the program says of rates, limits and holds.</summary>
internal static class TestName
{
    public static string Of(RecordedStream run)
    {
        var technique = run.Of<RunPlanned>().FirstOrDefault().Fact?.Technique ?? RunTechnique.Of(run)?.Name ?? "test";
        var program = run.Of<ProgramPinned>().LastOrDefault().Fact;
        string[] parts = [.. (program is null ? [] : Parts(program)).Distinct(StringComparer.Ordinal)];
        return parts.Length == 0 ? technique : $"{technique}: {string.Join(", ", parts)}";
    }

    private static IEnumerable<string> Parts(ProgramPinned program)
    {
        if (program.Description is { } words) yield return words;
        if (program.CRate is { } rate) yield return string.Create(CultureInfo.InvariantCulture, $"{rate}C");
        if (program.SpecificCurrent is { } specific) yield return specific.ToString()!;
        if (program.ArealCurrent is { } current) yield return current.ToString()!;
        if (program.ArealCapacity is { } capacity) yield return capacity.ToString()!;
        if (program.ScanRates is { Count: > 0 } rates) yield return string.Join(" and ", rates);
        if (program.HoldVoltages is { Count: > 0 } holds) yield return $"at {string.Join(" and ", holds)}";
        if (program.HoldDuration is { } duration) yield return $"for {duration}";
        if (program.LowerCutoff is { } lower) yield return $"from {lower}";
        if (program.UpperCutoff is { } upper) yield return $"to {upper}";
        if (program.Cycles is { } cycles) yield return TableParts.Count(cycles, "cycle");
        if (program.AfterCycles is { } after) yield return $"after {TableParts.Count(after, "cycle")}";
    }
}
