namespace MgProvenance.Parsing.BiologicMpt;

/// <summary>An export with absolute times holds dates where the elapsed seconds are expected.</summary>
internal static class AbsoluteTime
{
    /// <summary>Seconds since the start of the acquisition (or since the first row where that is not known) as a derived column; null where time/s holds seconds.</summary>
    public static Column? Elapsed(List<Column> columns, LocalStart? start, int columnLine, FindingList findings)
    {
        if (columns.Find(c => c.Meaning == Meaning.WallClock) is not { Texts: { } texts } clock) return null;
        var seconds = new double[texts.Count];
        DateTime? zero = start?.Local;
        for (var row = 0; row < texts.Count; row++)
        {
            if (!MptFacts.TryDate(texts[row], out var time))
            {
                findings.Fatal("mpt.time", FindingList.AtLine(columnLine + 1 + row), $"This is not a date that can be read.", "MM/DD/YYYY HH:MM:SS.fff", texts[row]);
                return null;
            }

            zero ??= time;
            seconds[row] = (time - zero.Value).TotalSeconds;
        }

        findings.Info("mpt.absolute-time", FindingList.AtColumn(clock.Name), $"Times are dates of the instrument's clock, to a millisecond; seconds are counted from {(start is null ? "the first row" : "the start of the acquisition")}.");
        return new Column("elapsed time/s", Meaning.Time, "s", seconds, Derived: true);
    }
}
