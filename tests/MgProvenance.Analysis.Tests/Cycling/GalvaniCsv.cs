using System.Globalization;
using System.IO.Compression;
using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Tests.Cycling;

/// <summary>Independent decodes of EC-Lab files (made with galvani), read column by column.</summary>
internal static class GalvaniCsv
{
    public static CyclingTrace Trace(string name)
    {
        var columns = Columns($"reference/instruments/biologic/{name}.galvani.csv.gz");

        // dq counts from row to row, dQ from the start of the step: in these files it equals Q-Qo.
        double[] charge = columns.TryGetValue("dq/mA.h", out var dq) ? dq : [.. columns["dQ/C"].Select((c, row) => (row == 0 ? c : c - columns["dQ/C"][row - 1]) / 3.6)];
        return CyclingTrace.From(
            columns["time/s"],
            columns["Ewe/V"],
            charge,
            [.. columns["mode"].Select(m => m switch { 1 => StepMode.Galvanostatic, 2 => StepMode.Potentiostatic, 3 => StepMode.Rest, _ => StepMode.Unknown })],
            [.. columns["half cycle"].Select(v => (int)v)],
            [.. columns["Ns"].Select(v => (int)v)]).Required();
    }

    public static Dictionary<string, double[]> Columns(string relativePath)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(RealFiles.Get(relativePath)), CompressionMode.Decompress));
        var names = reader.ReadLine()!.Split(',');
        var values = names.Select(_ => new List<double>()).ToArray();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            for (var c = 0; c < names.Length; c++) values[c].Add(double.Parse(cells[c], NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        return names.Zip(values).ToDictionary(p => p.First, p => p.Second.ToArray());
    }
}
