using MgProvenance.Parsing.Cycling;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.ColumnMap;

/// <summary>One entry of the map's columns.</summary>
internal sealed class MapColumn(MapProperties column, FindingList findings)
{
    private const string ClockForm = "h:mm:ss";

    /// <summary>Null, with a fatal finding, where the meaning is not known.</summary>
    public MappedColumn? Read(bool hasHeader, int? sign)
    {
        column.Only("name", "position", "meaning", "unit", "scale", "text", "format", "restarts");
        var (name, position) = (column.Text("name"), column.Whole("position", 1));
        if ((name is null) == (position is null)) Fatal("map.column-unnamed", $"'{Path}' needs a name or a position, and not both.");
        if (name is not null && !hasHeader) Fatal("map.column-unnamed", $"'{Path}' must be found by its position: the file has no header.");
        if (MeaningOf() is not { } meaning) return null;
        var isText = column.Flag("text") ?? MapMeanings.IsText(meaning);
        if (isText != MapMeanings.IsText(meaning) && meaning != Meaning.None) Fatal("map.text-meaning", $"A column that means {meaning} holds {(isText ? "numbers" : "text")}.");
        var format = column.Text("format");
        var isClock = format == ClockForm && MapMeanings.QuantityOf(meaning) == Quantity.Time;
        if (format is not null && meaning != Meaning.WallClock && !isClock) Fatal("map.format", $"'{Path}.format' is for the date of a WallClock, or is {ClockForm} for a Time or StepTime.");
        if (sign is null && MapMeanings.IsSigned(meaning)) Fatal("map.sign-missing", $"A column that means {meaning} needs 'positiveCurrent': charge or discharge.");
        var factor = (column.Number("scale") ?? 1) * (MapMeanings.IsSigned(meaning) ? sign ?? 1 : 1);
        var kind = isText ? CellKind.Text : isClock ? CellKind.Duration : CellKind.Number;
        if (kind != CellKind.Number && column.Node.Find("scale") is not null) Fatal("map.format", $"'{Path}.scale' is for numbers.");
        return new MappedColumn(name, position, meaning, UnitOf(meaning, isText, isClock), kind, factor, RestartOf(meaning), meaning == Meaning.WallClock ? format : null, MapProperties.Place(column.Node));
    }

    private string Path => column.Node.Path;

    private Meaning? MeaningOf()
    {
        var word = column.RequiredText("meaning");
        if (Enum.GetNames<Meaning>().Contains(word, StringComparer.Ordinal)) return Enum.Parse<Meaning>(word);
        if (word.Length > 0) findings.Fatal("map.unknown-meaning", MapProperties.Place(column.Node.Find("meaning")!), $"'{Path}.meaning' is none that this program knows.", string.Join(", ", Enum.GetNames<Meaning>()), word);
        return null;
    }

    private string UnitOf(Meaning meaning, bool isText, bool isClock)
    {
        if (isClock) return "s";
        if (isText || MapMeanings.IsCount(meaning)) return column.Text("unit") ?? "1";
        var unit = meaning == Meaning.None ? column.Text("unit") ?? "" : column.RequiredText("unit");
        if (unit.Length > 0 && MapMeanings.QuantityOf(meaning) is { } quantity && !Units.Of(quantity).Contains(unit, StringComparer.Ordinal))
        {
            findings.Fatal("map.unknown-unit", MapProperties.Place(column.Node.Find("unit")!), $"'{Path}.unit' is no unit of {meaning}.", string.Join(", ", Units.Of(quantity)), unit);
        }

        return unit;
    }

    private CapacityRestart? RestartOf(Meaning meaning)
    {
        var restarts = column.Choice<CapacityRestart>("restarts",
            ("each step", CapacityRestart.EachStep), ("each half-cycle", CapacityRestart.EachHalfCycle), ("each cycle", CapacityRestart.EachCycle), ("never", CapacityRestart.Never));
        var given = column.Node.Find("restarts") is not null;
        if (given != MapMeanings.Restarts(meaning)) Fatal("map.restarts", given ? (FormattableString)$"'{Path}.restarts' is for capacities." : $"'{Path}' is a capacity: say in 'restarts' when it begins again at zero.");
        return restarts;
    }

    private void Fatal(string rule, FormattableString message) => findings.Fatal(rule, MapProperties.Place(column.Node), message);
}
