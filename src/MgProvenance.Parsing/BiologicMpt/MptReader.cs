using MgProvenance.Parsing.Biologic;

namespace MgProvenance.Parsing.BiologicMpt;

/// <summary>Text exports of EC-Lab and BT-Lab (<c>.mpt</c>, <c>.txt</c>). Layout: docs/formats/biologic-mpt.md.</summary>
internal static class MptReader
{
    private const string Format = "biologic-mpt";
    private const string ParserVersion = "2";

    private static readonly Dictionary<string, string> Techniques = new(StringComparer.Ordinal)
    {
        ["Galvanostatic Cycling with Potential Limitation"] = "GCPL",
        ["Cyclic Voltammetry"] = "CV",
        ["Cyclic Voltammetry Advanced"] = "CVA",
        ["Open Circuit Voltage"] = "OCV",
        ["Modular Potentio"] = "MP",
        ["Chronoamperometry / Chronocoulometry"] = "CA",
        ["Chronopotentiometry"] = "CP",
        ["Wait"] = "WAIT",
        ["Potentio Electrochemical Impedance Spectroscopy"] = "PEIS",
        ["Galvano Electrochemical Impedance Spectroscopy"] = "GEIS",
        ["IR compensation (PEIS)"] = "ZIR",
        ["Linear Sweep Voltammetry"] = "LSV",
        ["Constant Voltage"] = "CoV",
        ["Constant Current"] = "CoC",
        ["Modulo Bat"] = "MB",
        ["Battery Capacity Determination"] = "BCD",
    };

    public static bool Recognises(ReadOnlySpan<byte> file) => MptHeader.HasTitle(file) || MptHeader.BeginsWithNames(file);

    public static ParseResult Read(ReadOnlyMemory<byte> file)
    {
        var findings = new FindingList();
        if (MptHeader.Read(file, findings) is not { } header) return findings.Stopped();
        if (header.Lines.Count < 4)
        {
            findings.Warn("mpt.no-header", "file", $"The export has no header: technique, start, device and settings are not known.");
        }

        var facts = new MptFacts(header.Lines);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        facts.CopyTo(metadata);
        var start = facts.Start(findings);
        var settings = facts.Settings(findings);
        var (columns, rows, decimalMark) = MptTable.Read(header, findings);
        metadata["decimal mark"] = decimalMark.ToString();
        CheckLoops(header, rows, findings, metadata);
        if (AbsoluteTime.Elapsed(columns, start, header.ColumnLine, findings) is { } elapsed) columns.Add(elapsed);
        if (DerivedCurrent.From(columns) is { } current) columns.Add(current);
        var title = header.Lines.Count > 3 ? header.Lines[3].Trim() : null;
        if (title is not null) metadata["technique name"] = title;
        var instrumentFile = new InstrumentFile(Format, header.Software ?? "no header", title is null ? null : Techniques.GetValueOrDefault(title, title), rows, columns, start, settings, metadata,
            PrimaryDigest.Of(rows, columns), Format, ParserVersion)
        {
            Tables = [.. new[] { MptParameters.Read(header.Lines), MptModifications.Read(header.Lines, findings) }.OfType<NamedTable>()],
        };
        return findings.Done(instrumentFile);
    }

    /// <summary>The loops in the header tell how many rows there must be.</summary>
    private static void CheckLoops(MptHeader header, int rows, FindingList findings, Dictionary<string, string> metadata)
    {
        if (MptParameters.LoopStarts(header.Lines) is not { } starts) return;
        metadata["loop starts"] = string.Join(' ', starts);
        if (starts[^1] != rows)
        {
            findings.Error("mpt.rows", "file", $"The loops listed in the header end at another row than the file does.", $"{starts[^1]} rows", $"{rows} rows");
        }
    }
}
