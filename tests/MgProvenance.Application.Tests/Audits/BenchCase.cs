namespace MgProvenance.Application.Tests.Audits;

/// <summary>A study of one cell, whose lines a test changes where it wants them otherwise.</summary>
internal static class BenchCase
{
    public static string[] Lines(string mark, params string[] cells)
    {
        string[] names = cells.Length == 0 ? ["C1"] : cells;
        return [.. Bench.Lots(mark), .. Bench.Batch(mark), .. Bench.Sheet(mark), .. names.SelectMany(c => Bench.Cell(mark, c)), .. AuditCase.Study(mark, names)];
    }

    /// <summary>Every line with this put in the place of that, which has to be there.</summary>
    public static string[] With(this string[] lines, string that, string by)
    {
        Assert.Contains(lines, l => l.Contains(that, StringComparison.Ordinal));
        return [.. lines.Select(l => l.Replace(that, by, StringComparison.Ordinal))];
    }

    /// <summary>More lines before the first that holds this.</summary>
    public static string[] Before(this string[] lines, string that, params string[] more)
    {
        var at = Array.FindIndex(lines, l => l.Contains(that, StringComparison.Ordinal));
        Assert.True(at >= 0, $"No line holds {that}.");
        return [.. lines[..at], .. more, .. lines[at..]];
    }

    /// <summary>More lines at the end.</summary>
    public static string[] Then(this string[] lines, params string[] more) => [.. lines, .. more];
}
