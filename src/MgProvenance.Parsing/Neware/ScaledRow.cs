using System.Buffers.Binary;
using System.Globalization;

namespace MgProvenance.Parsing.Neware;

/// <summary>
/// The record of .ndc version 5 and of .nda version 29: integers, of which current, capacities and energies count in units of the current range.
/// Both hold the same cells at other offsets.
/// </summary>
internal sealed record ScaledRow(string Format, int Size, int Index, int Step, bool WideStep, int StepTime, int Voltage, int Current, int Capacities, int Date, int Range)
{
    private const double CountsPerVolt = 1e4;
    private const double MillisecondsPerSecond = 1e3;
    private const double SecondsPerHour = 3600;

    public static ScaledRow Ndc5 { get; } = new("ndax", 87, Index: 1, Step: 9, WideStep: false, StepTime: 16, Voltage: 24, Current: 28, Capacities: 36, Date: 68, Range: 75);

    public static ScaledRow Nda29 { get; } = new("nda", 86, Index: 2, Step: 10, WideStep: true, StepTime: 14, Voltage: 22, Current: 26, Capacities: 38, Date: 70, Range: 78);

    public uint IndexOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt32LittleEndian(record[Index..]);

    /// <summary>Decodes one record into row <paramref name="row"/>; false with a fatal finding where its range or its date is none.</summary>
    public bool TryRead(ReadOnlySpan<byte> record, NewareRows rows, string[] dates, int row, string place, FindingList findings)
    {
        var range = Int(record, Range);
        if (!CurrentRanges.TryFind(range, out var scale))
        {
            findings.Fatal($"{Format}.current-range", place, $"The current range {range} is not known, so neither current nor capacity can be told.", "a known range code", $"{range}");
            return false;
        }

        if (DateText(record[Date..]) is not { } date)
        {
            findings.Fatal($"{Format}.date", place, $"The record holds no date.", "year, month, day and time", Convert.ToHexString(record.Slice(Date, 7)));
            return false;
        }

        dates[row] = date;
        rows.RecordNumber[row] = IndexOf(record);
        rows.Cycle[row] = BinaryPrimitives.ReadUInt32LittleEndian(record[(Index + 4)..]) + 1.0;
        rows.Step[row] = WideStep ? BinaryPrimitives.ReadUInt16LittleEndian(record[Step..]) : record[Step];
        rows.StepType[row] = record[Step + (WideStep ? 2 : 1)];
        rows.StepTimeS[row] = BinaryPrimitives.ReadUInt64LittleEndian(record[StepTime..]) / MillisecondsPerSecond;
        rows.VoltageV[row] = Int(record, Voltage) / CountsPerVolt;
        rows.CurrentMA[row] = Int(record, Current) * scale;
        rows.ChargeMAh[row] = Long(record, Capacities) * scale / SecondsPerHour;
        rows.DischargeMAh[row] = Long(record, Capacities + 8) * scale / SecondsPerHour;
        rows.ChargeMWh[row] = Long(record, Capacities + 16) * scale / SecondsPerHour;
        rows.DischargeMWh[row] = Long(record, Capacities + 24) * scale / SecondsPerHour;
        return true;
    }

    private static int Int(ReadOnlySpan<byte> record, int at) => BinaryPrimitives.ReadInt32LittleEndian(record[at..]);

    private static long Long(ReadOnlySpan<byte> record, int at) => BinaryPrimitives.ReadInt64LittleEndian(record[at..]);

    private static string? DateText(ReadOnlySpan<byte> at)
    {
        var year = BinaryPrimitives.ReadUInt16LittleEndian(at);
        if (year is 0 or > 9999 || at[2] is 0 or > 12 || at[3] == 0 || at[3] > DateTime.DaysInMonth(year, at[2]) || at[4] > 23 || at[5] > 59 || at[6] > 59) return null;
        return new DateTime(year, at[2], at[3], at[4], at[5], at[6], DateTimeKind.Unspecified).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
