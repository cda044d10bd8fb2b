namespace MgProvenance.Parsing.Biologic;

/// <summary>What a BioLogic column name means. The names are those of the text export; binary columns get the same ones.</summary>
internal static class BiologicColumn
{
    private static readonly Dictionary<string, (Meaning Meaning, string Unit)> Known = new(StringComparer.Ordinal)
    {
        ["mode"] = (Meaning.Mode, "1"),
        ["ox/red"] = (Meaning.Direction, "1"),
        ["error"] = (Meaning.ErrorFlag, "1"),
        ["control changes"] = (Meaning.ControlChange, "1"),
        ["Ns changes"] = (Meaning.StepChange, "1"),
        ["counter inc."] = (Meaning.CounterIncrement, "1"),
        ["Ns"] = (Meaning.Step, "1"),
        ["time/s"] = (Meaning.Time, "s"),
        ["step time/s"] = (Meaning.StepTime, "s"),
        ["control/V/mA"] = (Meaning.ControlVoltageOrCurrent, "V or mA"),
        ["control/V"] = (Meaning.ControlVoltage, "V"),
        ["control/mA"] = (Meaning.ControlCurrent, "mA"),
        ["Ewe/V"] = (Meaning.Voltage, "V"),
        ["Ecell/V"] = (Meaning.Voltage, "V"),
        ["<Ewe>/V"] = (Meaning.MeanVoltage, "V"),
        ["<Ewe/V>"] = (Meaning.MeanVoltage, "V"),
        ["<Ecell>/V"] = (Meaning.MeanVoltage, "V"),
        ["Ece/V"] = (Meaning.CounterVoltage, "V"),
        ["<Ece>/V"] = (Meaning.CounterVoltage, "V"),
        ["Ewe-Ece/V"] = (Meaning.CellVoltage, "V"),
        ["I/mA"] = (Meaning.Current, "mA"),
        ["<I>/mA"] = (Meaning.MeanCurrent, "mA"),
        ["I Range"] = (Meaning.CurrentRange, "1"),
        ["dq/mA.h"] = (Meaning.ChargeIncrement, "mA.h"),
        ["dQ/mA.h"] = (Meaning.StepCharge, "mA.h"),
        ["dQ/C"] = (Meaning.StepCharge, "C"),
        ["(Q-Qo)/mA.h"] = (Meaning.Charge, "mA.h"),
        ["(Q-Qo)/C"] = (Meaning.Charge, "C"),
        ["Q charge/discharge/mA.h"] = (Meaning.HalfCycleCharge, "mA.h"),
        ["Capacity/mA.h"] = (Meaning.Capacity, "mA.h"),
        ["Q charge/mA.h"] = (Meaning.ChargeCapacity, "mA.h"),
        ["Q discharge/mA.h"] = (Meaning.DischargeCapacity, "mA.h"),
        ["Q charge/mA.h/g"] = (Meaning.SpecificCapacity, "mA.h/g"),
        ["Q discharge/mA.h/g"] = (Meaning.SpecificCapacity, "mA.h/g"),
        ["Efficiency/%"] = (Meaning.Efficiency, "%"),
        ["cycle number"] = (Meaning.CycleNumber, "1"),
        ["half cycle"] = (Meaning.HalfCycle, "1"),
        ["z cycle"] = (Meaning.None, "1"),
        ["x"] = (Meaning.InsertionRatio, "1"),
        ["|Energy|/W.h"] = (Meaning.Energy, "W.h"),
        ["Energy charge/W.h"] = (Meaning.ChargeEnergy, "W.h"),
        ["Energy we charge/W.h"] = (Meaning.ChargeEnergy, "W.h"),
        ["Energy discharge/W.h"] = (Meaning.DischargeEnergy, "W.h"),
        ["Energy we discharge/W.h"] = (Meaning.DischargeEnergy, "W.h"),
        ["P/W"] = (Meaning.Power, "W"),
        ["Pwe/W"] = (Meaning.Power, "W"),
        ["R/Ohm"] = (Meaning.Resistance, "Ohm"),
        ["Rwe/Ohm"] = (Meaning.Resistance, "Ohm"),
        ["freq/Hz"] = (Meaning.Frequency, "Hz"),
        ["Re(Z)/Ohm"] = (Meaning.ImpedanceReal, "Ohm"),
        ["-Im(Z)/Ohm"] = (Meaning.ImpedanceImaginary, "Ohm"),
        ["|Z|/Ohm"] = (Meaning.ImpedanceModulus, "Ohm"),
        ["Phase(Z)/deg"] = (Meaning.ImpedancePhase, "deg"),
        ["Analog IN 1/V"] = (Meaning.AnalogSignal, "V"),
        ["Analog IN 2/V"] = (Meaning.AnalogSignal, "V"),
        ["Analog OUT/V"] = (Meaning.AnalogSignal, "V"),
        ["Re(Y)/Ohm-1"] = (Meaning.None, "Ohm-1"),
    };

    private static readonly (string Start, Meaning Meaning)[] Families =
    [
        ("Temperature/", Meaning.Temperature), ("Capacitance ", Meaning.Capacitance), ("Cs", Meaning.None), ("THD ", Meaning.SignalQuality),
        ("NSD ", Meaning.SignalQuality), ("NSR ", Meaning.SignalQuality),
    ];

    /// <summary>Meaning and unit of a column. EC-Lab sometimes writes a leading space, which is not part of the name.</summary>
    public static (Meaning Meaning, string Unit) Describe(string name)
    {
        var trimmed = name.Trim();
        if (Known.TryGetValue(trimmed, out var known)) return known;
        var meaning = Families.FirstOrDefault(f => trimmed.StartsWith(f.Start, StringComparison.Ordinal)).Meaning;
        var slash = trimmed.LastIndexOf('/');
        return (meaning, slash < 0 || slash == trimmed.Length - 1 ? "1" : Ucum(trimmed[(slash + 1)..]));
    }

    /// <summary>EC-Lab's spelling of a unit in UCUM: the micro sign becomes u, a degree sign with C becomes Cel.</summary>
    private static string Ucum(string unit) => unit switch
    {
        "°C" => "Cel",
        _ when unit.EndsWith('C') && unit.Length > 1 && !char.IsAsciiLetter(unit[^2]) => "Cel",
        _ when unit.Length > 1 && unit[^1] is 'F' && !char.IsAsciiLetter(unit[0]) => "uF",
        _ => unit.Replace('µ', 'u').Replace('μ', 'u'),
    };
}
