namespace MgProvenance.Parsing.BiologicMpt;

/// <summary>
/// What was changed while the technique ran: <c>Modify on : date</c> and below it, up to an empty line, new values as <c>key : value</c> or as a row of parameters.
/// The settings hold the last values, as those of the binary do; the table holds all.
/// </summary>
internal static class MptModifications
{
    private const string Beginning = "Modify on :";

    /// <summary>One row per value, those of settings from the beginning; null where nothing was changed.</summary>
    public static NamedTable? Read(IReadOnlyList<string> lines, FindingList findings)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var section in Changes(lines).GroupBy(c => (c.Time, c.Section)))
        {
            findings.Warn("mpt.modified", FindingList.AtLine(section.Key.Section), $"Settings or parameters were changed while the technique ran: the table 'modifications' holds them, the settings are the last ones.", found: section.Key.Time);
            foreach (var (time, _, _, text) in section)
            {
                var change = MptFacts.KeyAndValue(text);
                if (change is { } first && !rows.Exists(r => r[1] == first.Key) && Before(lines, first.Key) is { } before) rows.Add(["start", first.Key, before]);
                rows.Add([time, .. change is { } c ? [c.Key, c.Value] : MptParameters.Cut(text)]);
            }
        }

        return rows.Count == 0 ? null : new NamedTable("modifications", ["time", "name", .. Enumerable.Range(0, rows.Max(r => r.Count) - 2).Select(n => FormattableString.Invariant($"value {n}"))], rows);
    }

    /// <summary>Changed settings in the order of their changes, and the line of each.</summary>
    public static IEnumerable<(string Key, string Value, int Line)> Settings(IReadOnlyList<string> lines) =>
        from change in Changes(lines)
        let setting = MptFacts.KeyAndValue(change.Text)
        where setting is not null
        select (setting.Value.Key, setting.Value.Value, change.Line);

    private static string? Before(IReadOnlyList<string> lines, string key) =>
        lines.TakeWhile(l => !l.StartsWith(Beginning, StringComparison.Ordinal)).Select(MptFacts.KeyAndValue).FirstOrDefault(f => f?.Key == key)?.Value;

    private static IEnumerable<(string Time, int Section, int Line, string Text)> Changes(IReadOnlyList<string> lines)
    {
        var (time, section) = ("", 0);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].StartsWith(Beginning, StringComparison.Ordinal)) (time, section) = (lines[i][Beginning.Length..].Trim(), i + 1);
            else if (lines[i].Length == 0) section = 0;
            else if (section > 0) yield return (time, section, i + 1, lines[i]);
        }
    }
}
