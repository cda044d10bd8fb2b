namespace MgProvenance.Parsing.Cycling;

/// <summary>What was controlled in each row: BioLogic's two mode bits, or the names of steps of LAND, LANDT and Neware.</summary>
internal static class RowModes
{
    public static RowMode[] From(InstrumentFile file, FindingList findings)
    {
        if (file.Find(Meaning.Mode) is { Texts: null } column) return Array.ConvertAll(column.Values, OfCode);
        if (file.Find(Meaning.StepName) is { Texts: { } names }) return OfNames(names, findings);
        findings.Info("cycler.no-mode", "file", $"The file does not say what was controlled.");
        return [.. Enumerable.Repeat(RowMode.Unknown, file.RowCount)];
    }

    private static RowMode OfCode(double code) => code switch
    {
        1 => RowMode.Galvanostatic,
        2 => RowMode.Potentiostatic,
        3 => RowMode.Rest,
        _ => RowMode.Unknown,
    };

    private static RowMode[] OfNames(IReadOnlyList<string> names, FindingList findings)
    {
        var modes = new RowMode[names.Count];
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            // names repeat over thousands of rows
            modes[i] = i > 0 && names[i] == names[i - 1] ? modes[i - 1] : StepNames.Mode(names[i]);
            if (modes[i] == RowMode.Unknown) unknown.Add(names[i]);
        }

        foreach (var name in unknown)
        {
            if (StepNames.IsKnown(name)) findings.Info("cycler.mixed-step", "file", $"A step called '{name}' controls neither current nor voltage throughout; its rows have no mode.");
            else findings.Warn("cycler.unknown-step", "file", $"A step called '{name}' is not known; its rows have no mode.");
        }

        return modes;
    }
}
