using System.Globalization;
using MgProvenance.Application.Events;
using MgProvenance.Parsing;

namespace MgProvenance.Application.TestRuns;

/// <summary>One file of a run as it was read.</summary>
public sealed record RunPart(AttachedFile Attached, InstrumentFile File, IReadOnlyList<Finding> Findings)
{
    private const int Beginning = 10;
    private const double SameDigits = 1e-4;

    public DateTimeOffset? Start { get; } = Attached.Start();

    /// <summary>First time of the file, seconds from its start.</summary>
    public double FirstS => Times is [var first, ..] ? first : 0;

    public double LastS => Times is [.., var last] ? last : 0;

    private double[] Times => File.Find(Meaning.Time) is { Texts: null, Unit: "s", Values: var values } ? values : [];

    /// <summary>Another export of this file, or this file when it had gone on: it began at the same time with the same readings, and holds no fewer rows.</summary>
    public bool IsTakenUpBy(RunPart later)
    {
        if (Start is { } one && later.Start is { } other && one != other) return false;
        if (later.File.RowCount < File.RowCount || File.RowCount == 0) return false;
        return Agree(Times, later.Times) && Agree(Voltages(File), Voltages(later.File));
    }

    private static double[] Voltages(InstrumentFile file) => (file.Find(Meaning.Voltage) ?? file.Find(Meaning.MeanVoltage))?.Values ?? [];

    private static bool Agree(double[] one, double[] other)
    {
        if (Math.Min(one.Length, other.Length) == 0) return false;
        for (var k = 0; k < Math.Min(Beginning, Math.Min(one.Length, other.Length)); k++)
        {
            if (Math.Abs((one[k] - one[0]) - (other[k] - other[0])) > SameDigits * Math.Max(1, Math.Abs(one[k]))) return false;
        }

        return Math.Abs(one[0] - other[0]) <= SameDigits * Math.Max(1, Math.Abs(one[0]));
    }
}

/// <summary>All files of a run that count, in the order of their readings.</summary>
public sealed record RunReading(IReadOnlyList<RunPart> Parts, IReadOnlyList<string> Cautions)
{
    /// <summary>Readings of two files may overlap by this much: clocks are read to the second.</summary>
    private const double ToleranceS = 2;

    /// <param name="files">In the order in which they were attached.</param>
    /// <returns>What counts; else one sentence, and whether the file may yet come back.</returns>
    /// <exception cref="RawFileDamagedException">Bytes changed on disk.</exception>
    public static async Task<(RunReading? Reading, string? Reason, bool MayComeBack)> Of(IReadOnlyList<AttachedFile> files, IRawFiles rawFiles, CancellationToken cancellation)
    {
        var parts = new List<RunPart>();
        foreach (var file in files)
        {
            var (read, reason, mayComeBack) = await file.Read(rawFiles, cancellation).ConfigureAwait(false);
            if (read is null) return (null, reason, mayComeBack);
            parts.Add(new RunPart(file, read.File!, read.Findings));
        }

        return (Ordered(parts), null, false);
    }

    /// <summary>Without those that a later one took up, by time where all say when they began, else as they were attached.</summary>
    public static RunReading Ordered(IReadOnlyList<RunPart> attached)
    {
        List<RunPart> parts = [.. attached.Where((p, i) => !attached.Skip(i + 1).Any(p.IsTakenUpBy))];
        if (parts.Count < 2) return new RunReading(parts, []);
        var names = string.Join(", ", parts.Select(p => p.Attached.FileName));
        if (parts.Any(p => p.Start is null)) return new RunReading(parts, [$"Not every file says when it began: they are taken as they were attached ({names})."]);
        parts = [.. parts.OrderBy(p => p.Start!.Value.AddSeconds(p.FirstS))];
        return new RunReading(parts, [$"Made of {parts.Count.ToString(CultureInfo.InvariantCulture)} files that continue each other: {string.Join(", ", parts.Select(p => p.Attached.FileName))}."]);
    }

    /// <summary>Seconds by which the times of each file are moved, so that all count from the start of the first one; or a sentence where two of them overlap.</summary>
    public (double[]? Offsets, string? Overlap) Offsets()
    {
        var offsets = new double[Parts.Count];
        for (var k = 1; k < offsets.Length; k++)
        {
            var end = offsets[k - 1] + Parts[k - 1].LastS;
            offsets[k] = Parts[k].Start is { } start && Parts[0].Start is { } first ? (start - first).TotalSeconds : end - Parts[k].FirstS;
            var begin = offsets[k] + Parts[k].FirstS;
            if (begin >= end) continue;
            if (end - begin > ToleranceS) return (null, $"{Parts[k].Attached.FileName} begins before {Parts[k - 1].Attached.FileName} has ended: one run has one cell at a time.");
            offsets[k] += end - begin;
        }

        return (offsets, null);
    }
}
