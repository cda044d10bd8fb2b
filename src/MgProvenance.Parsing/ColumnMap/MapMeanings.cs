using MgProvenance.Parsing.Cycling;

namespace MgProvenance.Parsing.ColumnMap;

/// <summary>What a meaning asks of the column that has it.</summary>
internal static class MapMeanings
{
    /// <summary>The quantity with which the notebook computes; null where any unit will do.</summary>
    public static Quantity? QuantityOf(Meaning meaning) => meaning switch
    {
        Meaning.Time or Meaning.StepTime => Quantity.Time,
        Meaning.Voltage or Meaning.MeanVoltage or Meaning.CounterVoltage or Meaning.CellVoltage or Meaning.ControlVoltage => Quantity.Voltage,
        Meaning.Current or Meaning.MeanCurrent or Meaning.ControlCurrent => Quantity.Current,
        Meaning.Charge or Meaning.ChargeIncrement or Meaning.HalfCycleCharge or Meaning.StepCharge => Quantity.Charge,
        _ when Restarts(meaning) => Quantity.Charge,
        _ => null,
    };

    /// <summary>Capacities, of which somebody must say when they restart.</summary>
    public static bool Restarts(Meaning meaning) => meaning is Meaning.Capacity or Meaning.ChargeCapacity or Meaning.DischargeCapacity;

    /// <summary>Quantities whose sign depends on what the instrument counts as positive.</summary>
    public static bool IsSigned(Meaning meaning) =>
        QuantityOf(meaning) == Quantity.Current || (QuantityOf(meaning) == Quantity.Charge && !Restarts(meaning));

    public static bool IsText(Meaning meaning) => meaning is Meaning.WallClock or Meaning.StepName;

    /// <summary>Counts and flags have no unit to be given.</summary>
    public static bool IsCount(Meaning meaning) => meaning is Meaning.RecordNumber or Meaning.CycleNumber or Meaning.HalfCycle or Meaning.Step or Meaning.Mode or Meaning.Direction;

    /// <summary>Meanings of which a file has one column: of two, one would be used and the other not.</summary>
    public static bool IsSingle(Meaning meaning) => QuantityOf(meaning) is not null || IsText(meaning) || IsCount(meaning);
}
