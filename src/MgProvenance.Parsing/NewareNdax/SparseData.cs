using System.Buffers.Binary;
using MgProvenance.Parsing.Neware;

namespace MgProvenance.Parsing.NewareNdax;

/// <summary>
/// Versions 14 and 17: voltage and current stand for each record; times, capacities and energies only for some (the anchors), and the cycle and step only for each
/// step. Between anchors the vendor's software goes on with the interval and the current; so do we, and every such row is marked.
/// </summary>
internal static class SparseData
{
    public const string RunInfoName = "data_runInfo.ndc";
    public const string StepName = "data_step.ndc";
    public const string UnixName = "Unix time";
    private const double MilliPerUnit = 1e3;
    private const double MillisecondsPerHour = 3.6e6;
    private const int DataKind = 1;
    private const int DataRecord = 8;
    private const int Named = 20;

    public static (NewareRows Rows, List<Column> Columns)? Read(ZipContent zip, byte[] data, int version, FindingList findings)
    {
        if (NdcFile.Open("data.ndc", data, DataKind, DataRecord, findings) is not { } readings) return null;
        if (SparseTables.Anchors(zip, version, findings) is not { } anchors || SparseTables.Steps(zip, version, findings) is not { } steps) return null;
        var rows = new NewareRows(readings.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            if (readings.Slot(row) != row)
            {
                findings.Fatal("ndax.record-number", readings.Place(row), $"A slot before this record is empty; the other tables count records without a gap.", $"slot {row}", $"slot {readings.Slot(row)}");
                return null;
            }

            var record = readings.Record(row);
            rows.RecordNumber[row] = row + 1;
            rows.VoltageV[row] = BinaryPrimitives.ReadSingleLittleEndian(record);
            rows.CurrentMA[row] = BinaryPrimitives.ReadSingleLittleEndian(record[4..]) * MilliPerUnit;
        }

        var unix = new double[rows.Count];
        var between = new double[rows.Count];
        if (!Fill(rows, unix, between, anchors, steps, findings)) return null;
        var columns = rows.ToColumns("ndax.step-type", findings);
        columns.Add(new Column(UnixName, Meaning.None, "s", unix, Derived: false));
        columns.Add(new Column("between anchors", Meaning.None, "1", between, Derived: true));
        return (rows, columns);
    }

    private static bool Fill(NewareRows rows, double[] unix, double[] between, List<Anchor> anchors, List<RunStep> steps, FindingList findings)
    {
        if (!AgreesWithRows(rows.Count, anchors, steps, findings)) return false;
        var gaps = 0;
        for (var a = 0; a < anchors.Count; a++)
        {
            var anchor = anchors[a];
            var next = a + 1 < anchors.Count ? anchors[a + 1] : null;
            var sameStep = next is not null && next.StepCount == anchor.StepCount ? next : null;
            if (sameStep is not null && anchor.StepTimeMs + (sameStep.Record - anchor.Record - 1L) * anchor.IntervalMs + sameStep.IntervalMs != sameStep.StepTimeMs && gaps++ < Named)
            {
                findings.Warn("ndax.time-gap", sameStep.Place, $"The time of record {sameStep.Record} is not that which the intervals since record {anchor.Record} add up to; times between them are doubtful.");
            }

            var step = steps[anchor.StepCount - 1];
            var (charge, energy) = (0.0, 0.0);
            var end = next?.Record ?? rows.Count + 1;
            for (var row = anchor.Record - 1; row < end - 1; row++)
            {
                var passed = row - (anchor.Record - 1);
                if (passed > 0)
                {
                    var hours = anchor.IntervalMs / MillisecondsPerHour;
                    charge += rows.CurrentMA[row] * hours;
                    energy += rows.CurrentMA[row] * rows.VoltageV[row] * hours;
                    between[row] = 1;
                }

                var ms = (long)passed * anchor.IntervalMs;
                rows.Cycle[row] = step.Cycle;
                rows.Step[row] = step.Number;
                rows.StepType[row] = step.Type;
                rows.StepTimeS[row] = (anchor.StepTimeMs + ms) / MilliPerUnit;
                rows.TotalTimeS[row] = (step.StartMs + anchor.StepTimeMs + ms) / MilliPerUnit;
                unix[row] = (anchor.UnixMs + ms) / MilliPerUnit;
                // never beyond what the next anchor records: a capacity that falls within a step would be read as a new step
                var limit = passed == 0 ? null : sameStep;
                rows.ChargeMAh[row] = Math.Min(anchor.ChargeMAh + Math.Max(charge, 0), limit?.ChargeMAh ?? double.MaxValue);
                rows.DischargeMAh[row] = Math.Min(anchor.DischargeMAh + Math.Max(-charge, 0), limit?.DischargeMAh ?? double.MaxValue);
                rows.ChargeMWh[row] = anchor.ChargeMWh + Math.Max(energy, 0);
                rows.DischargeMWh[row] = anchor.DischargeMWh + Math.Max(-energy, 0);
            }
        }

        if (gaps > Named) findings.Warn("ndax.time-gap", RunInfoName, $"Times do not add up in {gaps} places; the first {Named} are named above.");
        var computed = between.Count(b => b == 1);
        if (computed > 0) findings.Info("ndax.between-anchors", RunInfoName, $"Time, capacity and energy of {computed} of {rows.Count} records are not stored; they follow from the last stored ones, the interval and the current. The column 'between anchors' marks them.");
        var after = anchors.Count == 0 ? 0 : rows.Count - anchors[^1].Record;
        if (after > 0) findings.Warn("ndax.after-last-anchor", anchors[^1].Place, $"No time is stored after record {anchors[^1].Record}; {after} records are taken to follow at its interval.");
        return true;
    }

    /// <summary>Anchors must begin with the first record, ascend, and name steps that exist; a step must begin where its table says.</summary>
    private static bool AgreesWithRows(int count, List<Anchor> anchors, List<RunStep> steps, FindingList findings)
    {
        if (count > 0 && (anchors.Count == 0 || anchors[0].Record != 1))
        {
            findings.Fatal("ndax.anchors", RunInfoName, $"No time is stored for the first record.", "record 1", anchors.Count == 0 ? "no records" : $"record {anchors[0].Record}");
            return false;
        }

        for (var i = 0; i < anchors.Count; i++)
        {
            var anchor = anchors[i];
            var last = i == 0 ? null : anchors[i - 1];
            var isNewStep = last is null || last.StepCount != anchor.StepCount;
            if (anchor.Record <= (last?.Record ?? 0) || anchor.Record > count || anchor.IntervalMs < 0 || anchor.StepCount != (last?.StepCount ?? 0) + (isNewStep ? 1 : 0) || anchor.StepCount > steps.Count)
            {
                findings.Fatal("ndax.anchors", anchor.Place, $"The times and capacities do not belong to the readings: record {anchor.Record}, interval {anchor.IntervalMs} ms, step run {anchor.StepCount}.",
                    $"ascending records of 1 to {count}, steps run of 1 to {steps.Count} without a gap");
                return false;
            }

            if (!isNewStep || steps[anchor.StepCount - 1].FirstRecord == anchor.Record) continue;
            findings.Fatal("ndax.steps", anchor.Place, $"Step run {anchor.StepCount} begins with another record in {StepName} than in {RunInfoName}.", $"{steps[anchor.StepCount - 1].FirstRecord}", $"{anchor.Record}");
            return false;
        }

        if (steps.Count == (anchors.Count == 0 ? 0 : anchors[^1].StepCount)) return true;
        findings.Warn("ndax.steps", StepName, $"Steps were begun that have no readings.", $"{steps.Count}", $"{(anchors.Count == 0 ? 0 : anchors[^1].StepCount)}");
        return true;
    }
}
