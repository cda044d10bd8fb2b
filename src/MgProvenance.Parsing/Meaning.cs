namespace MgProvenance.Parsing;

/// <summary>The quantity we take a column to hold. The instrument's own name stays on the column.</summary>
public enum Meaning
{
    /// <summary>Nothing that the notebook computes with; the values are kept all the same.</summary>
    None,
    RecordNumber,
    /// <summary>Elapsed time since the start of the acquisition (not of the technique).</summary>
    Time,
    StepTime,
    /// <summary>Wall clock of the instrument's computer, without a zone; a text column.</summary>
    WallClock,
    /// <summary>Working electrode against reference, or cell voltage where the instrument measures nothing else.</summary>
    Voltage,
    /// <summary>As <see cref="Voltage"/>, averaged since the previous row.</summary>
    MeanVoltage,
    CounterVoltage,
    CellVoltage,
    ControlVoltage,
    ControlCurrent,
    /// <summary>One column for two quantities: volts where the mode is potentiostatic, milliamperes where it is galvanostatic.</summary>
    ControlVoltageOrCurrent,
    Current,
    /// <summary>As <see cref="Current"/>, averaged since the previous row.</summary>
    MeanCurrent,
    /// <summary>Charge passed since the start of the technique, signed.</summary>
    Charge,
    /// <summary>Charge passed since the previous row, signed.</summary>
    ChargeIncrement,
    /// <summary>Charge passed since the start of the program step, signed (EC-Lab's dQ, not its dq).</summary>
    StepCharge,
    /// <summary>Charge passed since the start of the half cycle, signed.</summary>
    HalfCycleCharge,
    /// <summary>Capacity since the start of the step or half cycle, never negative.</summary>
    Capacity,
    ChargeCapacity,
    DischargeCapacity,
    SpecificCapacity,
    Efficiency,
    CycleNumber,
    HalfCycle,
    /// <summary>Number of the program step (BioLogic Ns, LAND StepNo).</summary>
    Step,
    /// <summary>Name of the step or its state; a text column.</summary>
    StepName,
    Mode,
    Direction,
    ErrorFlag,
    ControlChange,
    StepChange,
    CounterIncrement,
    CurrentRange,
    Energy,
    ChargeEnergy,
    DischargeEnergy,
    SpecificEnergy,
    Power,
    Resistance,
    Capacitance,
    DifferentialCapacity,
    InsertionRatio,
    Frequency,
    ImpedanceReal,
    ImpedanceImaginary,
    ImpedanceModulus,
    ImpedancePhase,
    SignalQuality,
    Temperature,
    Pressure,
    AnalogSignal,
}
