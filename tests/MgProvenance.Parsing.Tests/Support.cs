using System.Globalization;
using System.IO.Compression;

namespace MgProvenance.Parsing.Tests;

/// <summary>Shared reading helpers.</summary>
internal static class Support
{
    public static ParseResult ReadReal(string path) => InstrumentReader.Read(File.ReadAllBytes(RealFiles.Get(path)), Path.GetFileName(path));

    public static InstrumentFile Decoded(string path) => Decoded(ReadReal(path));

    public static InstrumentFile Decoded(ParseResult result)
    {
        Assert.True(result.File is not null, string.Join(Environment.NewLine, result.Findings));
        Assert.DoesNotContain(result.Findings, f => f.Severity == Severity.Fatal);
        return result.File;
    }

    public static CyclerReadings Readings(InstrumentFile file)
    {
        var (readings, findings) = CyclerReader.From(file);
        Assert.True(readings is not null, string.Join(Environment.NewLine, findings));
        return readings;
    }

    /// <summary>A gzip-compressed table: header and numbers.</summary>
    public static (string[] Header, double[][] Columns) ReadReference(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(RealFiles.Get(path)), CompressionMode.Decompress));
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].TrimEnd('\r').Split(',');
        var columns = header.Select(_ => new double[lines.Length - 1]).ToArray();
        for (var row = 1; row < lines.Length; row++)
        {
            var cells = lines[row].TrimEnd('\r').Split(',');
            for (var c = 0; c < columns.Length; c++) columns[c][row - 1] = double.Parse(cells[c], CultureInfo.InvariantCulture);
        }

        return (header, columns);
    }

    /// <summary>|a - b| ≤ absolute + relative |b|, row by row; says the first row that differs.</summary>
    public static void AssertClose(double[] expected, double[] actual, string what, double relative = 1e-5, double absolute = 1e-8)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: {actual.Length} rows instead of {expected.Length}");
        for (var i = 0; i < expected.Length; i++)
        {
            var close = Math.Abs(expected[i] - actual[i]) <= absolute + relative * Math.Abs(expected[i]) || (double.IsNaN(expected[i]) && double.IsNaN(actual[i]));
            Assert.True(close, $"{what}: row {i} holds {actual[i]:R} instead of {expected[i]:R}");
        }
    }
}
