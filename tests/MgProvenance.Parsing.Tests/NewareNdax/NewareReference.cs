using System.Globalization;
using System.IO.Compression;

namespace MgProvenance.Parsing.Tests.NewareNdax;

/// <summary>Exports of BTSDA and dumps of a public reader, by column name.</summary>
internal sealed class NewareReference
{
    private readonly string[] _header;
    private readonly string[][] _rows;

    private NewareReference(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _header = lines[0].TrimEnd('\r').Split(',');
        _rows = [.. lines.Skip(1).Select(l => l.TrimEnd('\r').Split(','))];
    }

    public int Count => _rows.Length;

    public static NewareReference Read(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(RealFiles.Get($"reference/instruments/neware/{name}.csv.gz")), CompressionMode.Decompress));
        return new NewareReference(reader.ReadToEnd());
    }

    public string[] Texts(string column) => [.. _rows.Select(r => r[Array.IndexOf(_header, column)])];

    public double[] Numbers(string column) => Array.ConvertAll(Texts(column), t => double.Parse(t, CultureInfo.InvariantCulture));
}
