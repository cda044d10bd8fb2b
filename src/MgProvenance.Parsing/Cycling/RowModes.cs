namespace MgProvenance.Parsing.Cycling;

/// <summary>What was controlled in each row: BioLogic's two mode bits, or LAND's and LANDT's names of steps.</summary>
internal static class RowModes
{
    public static RowMode[] From(InstrumentFile file, FindingList findings)
    {
        if (file.Find(Meaning.Mode) is { Texts: null } column) return Array.ConvertAll(column.Values, OfCode);
        if (file.Find(Meaning.StepName) is { Texts: { } names })
        {
            var known = names.Distinct(StringComparer.Ordinal).ToDictionary(n => n, StepNames.Mode, StringComparer.Ordinal);
            foreach (var name in known.Where(k => k.Value == RowMode.Unknown).Select(k => k.Key))
            {
                findings.Warn("cycler.unknown-step", "file", $"A step called '{name}' is not known; its rows have no mode.");
            }

            return Array.ConvertAll(names, n => known[n]);
        }

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
}
