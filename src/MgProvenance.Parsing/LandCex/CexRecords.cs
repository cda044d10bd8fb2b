using System.Buffers.Binary;
using System.Globalization;

namespace MgProvenance.Parsing.LandCex;

/// <summary>Steps and records of a .cex file; the scale is that of the range 5 V and 10 mA, which the file does not state and its own charge and energy must confirm.</summary>
internal sealed class CexRecords(int capacity)
{
    private const double VoltsPerCount = 0.155e-3, AmperesPerCount = 0.31e-6, SecondsPerTick = 0.01, SecondsPerHour = 3600;
    private const double MostDisagreement = 1e-3;

    private readonly double[] _time = new double[capacity], _voltage = new double[capacity], _current = new double[capacity];
    private readonly double[] _charge = new double[capacity], _energy = new double[capacity], _step = new double[capacity], _cycle = new double[capacity];
    private readonly string[] _state = new string[capacity];
    private readonly bool[] _isFirst = new bool[capacity];
    private int _stepNumber, _cycleNumber = 1;
    private string? _mode;
    private bool _begins;

    public int Rows { get; private set; }

    public string? Begin(ReadOnlySpan<byte> unit)
    {
        var number = BinaryPrimitives.ReadUInt16LittleEndian(unit[6..]) & 0x7FFF;
        if (number <= _stepNumber) _cycleNumber++;
        _stepNumber = number;
        _begins = true;
        _mode = unit[8] switch { 0x70 => "REST", 2 => "D_CC", 3 => "C_CC", _ => null };
        return _mode is null ? string.Create(CultureInfo.InvariantCulture, $"a step of mode 0x{unit[8]:X2}; only rest and constant current are known") : null;
    }

    public string? Add(ReadOnlySpan<byte> unit)
    {
        if (_mode is null) return "a record before any step";
        var time = BinaryPrimitives.ReadUInt32LittleEndian(unit) * SecondsPerTick;
        var charge = BinaryPrimitives.ReadSingleLittleEndian(unit[8..]);
        var energy = BinaryPrimitives.ReadSingleLittleEndian(unit[12..]);
        if (Rows > 0 && time < _time[Rows - 1]) return "the time runs backwards";
        if (!(charge >= 0 && energy >= 0 && float.IsFinite(charge) && float.IsFinite(energy))) return "capacity or energy is negative or no number";
        if (!_begins && charge < _charge[Rows - 1]) return "the capacity falls within a step";
        _time[Rows] = time;
        _voltage[Rows] = BinaryPrimitives.ReadUInt16LittleEndian(unit[4..]) * VoltsPerCount;
        _current[Rows] = BinaryPrimitives.ReadInt16LittleEndian(unit[6..]) * AmperesPerCount;
        (_charge[Rows], _energy[Rows], _step[Rows], _cycle[Rows], _state[Rows], _isFirst[Rows]) = (charge, energy, _stepNumber, _cycleNumber, _mode, _begins);
        _begins = false;
        Rows++;
        return null;
    }

    /// <summary>Charge over time gives the scale of the current, energy over charge that of the voltage. Voltages stored as 0 were perhaps negative and do not count; a constant current is rounded to the same side in every record.</summary>
    public void CheckScale(FindingList findings)
    {
        var (charge, integral, energy, work) = (0.0, 0.0, 0.0, 0.0);
        var (hours, counted) = (0.0, 0.0);
        for (var i = 1; i < Rows; i++)
        {
            if (_isFirst[i]) continue;
            var passed = _charge[i] - _charge[i - 1];
            charge += passed;
            if (_current[i] != 0) hours += (_time[i] - _time[i - 1]) / SecondsPerHour;
            integral += Math.Abs(_current[i] + _current[i - 1]) / 2 * (_time[i] - _time[i - 1]) / SecondsPerHour;
            if (_voltage[i] == 0 || _voltage[i - 1] == 0) continue;
            energy += _energy[i] - _energy[i - 1];
            counted += passed;
            work += (_voltage[i] + _voltage[i - 1]) / 2 * passed;
        }

        Compare("current", charge, integral, AmperesPerCount / 2 * hours, findings);
        Compare("voltage", energy, work, VoltsPerCount / 2 * counted, findings);
    }

    /// <summary>The file states when it was saved last: records that end long before are missing.</summary>
    public void CheckEnd(double savedS, FindingList findings)
    {
        var longest = 1.0;
        for (var i = 1; i < Rows; i++) longest = Math.Max(longest, _time[i] - _time[i - 1]);
        var last = Rows == 0 ? 0 : _time[Rows - 1];
        if (savedS - last > longest) findings.Warn("cex.ends-early", "file", $"The records end before the file was saved last; some may be missing.", FormattableString.Invariant($"{savedS} s"), FormattableString.Invariant($"{last} s"));
    }

    public List<Column> Columns() =>
    [
        Made("time", Meaning.Time, "s", _time), Made("voltage", Meaning.Voltage, "V", _voltage), Made("current", Meaning.Current, "A", _current),
        Made("capacity", Meaning.Capacity, "A.h", _charge), Made("energy", Meaning.Energy, "W.h", _energy), Made("step", Meaning.Step, "1", _step),
        Made("cycle (derived)", Meaning.CycleNumber, "1", _cycle) with { Derived = true },
        new("mode", Meaning.StepName, "1", [], Derived: false) { Texts = _state[..Rows] },
    ];

    private Column Made(string name, Meaning meaning, string unit, double[] values) => new(name, meaning, unit, values[..Rows], Derived: false);

    private static void Compare(string what, double stated, double computed, double rounding, FindingList findings)
    {
        if (Math.Abs(stated - computed) <= MostDisagreement * Math.Abs(stated) + rounding) return;
        findings.Fatal("cex.scale", "file", $"The scale of the {what} does not agree with the charge and energy that the file states: another range, or damaged records.",
            FormattableString.Invariant($"{stated:G6}"), FormattableString.Invariant($"{computed:G6}"));
    }
}
