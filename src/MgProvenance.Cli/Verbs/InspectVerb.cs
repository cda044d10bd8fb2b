using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using MgProvenance.Application.TestRuns;
using MgProvenance.Cli.Inspection;
using MgProvenance.Parsing;
using ParseResult = MgProvenance.Parsing.ParseResult;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp inspect FILE</c>: reads an instrument file and says what is in it; stores nothing.</summary>
internal static class InspectVerb
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "An instrument file of a format that is read here (see docs/formats); or a Gaussian log or VASP OUTCAR." };
        var json = Shared.Json();
        var csv = new Option<FileInfo?>("--csv") { Description = "Write every decoded column, at full precision, to this file." };
        var noPlot = new Option<bool>("--no-plot") { Description = "Draw no curve." };
        var map = Shared.Map();
        var verb = new Command("inspect", "Read an instrument file and say what is in it; nothing is stored.") { file, json, csv, map, noPlot };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var source = parsed.GetRequiredValue(file);
            var bytes = await Shared.ReadFile(source, cancellation).ConfigureAwait(false);
            var columns = await Shared.ReadMap(parsed.GetValue(map), cancellation).ConfigureAwait(false);
            if (columns is null && CalculationReader.Recognises(bytes)) return Calculation(terminal, source.Name, bytes, parsed.GetValue(json));
            var result = InstrumentReader.Read(bytes, source.Name, columns);
            if (result.File is { } read && parsed.GetValue(csv) is { } target) await ColumnsCsv.Write(read, target, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json)) terminal.WriteJson(Facts(source.Name, bytes, result));
            else Print(terminal, source.Name, bytes, result, plot: !parsed.GetValue(noPlot));
            return result.Findings.Any(f => f.Severity >= Severity.Error) ? ExitCodes.Findings : ExitCodes.Done;
        });
        return verb;
    }

    private static int Calculation(Terminal terminal, string name, byte[] bytes, bool json)
    {
        var result = CalculationReader.Read(bytes, name);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (json)
        {
            terminal.WriteJson(new { file = name, bytes = bytes.Length, sha256, output = result.Output, findings = result.Findings });
        }
        else
        {
            terminal.Out.WriteLine(Head(name, bytes.Length, sha256));
            CalculationText.Write(terminal, result.Output!);
            Shared.PrintFindings(terminal, result.Findings);
        }

        return result.Findings.Any(f => f.Severity >= Severity.Error) ? ExitCodes.Findings : ExitCodes.Done;
    }

    private static string Head(string name, int bytes, string sha256) => string.Create(CultureInfo.InvariantCulture, $"{name}: {bytes:N0} bytes, SHA-256 {sha256}");

    private static object Facts(string name, byte[] bytes, ParseResult result) => new
    {
        file = name,
        bytes = bytes.Length,
        sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        primaryDigest = result.File?.PrimaryDigest,
        format = result.File?.Format,
        formatVersion = result.File?.FormatVersion,
        technique = result.File?.Technique,
        parser = result.File is { } f ? $"{f.ParserName}/{f.ParserVersion}" : null,
        rows = result.File?.RowCount,
        start = result.File?.StartedAt is { } start ? new { local = start.Local.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture), zone = (string?)null, readFrom = start.Source, raw = start.Raw } : null,
        settings = result.File?.Settings,
        columns = result.File?.Columns.Select(c => new { name = c.Name, meaning = c.Meaning, unit = c.Unit, derived = c.Derived }),
        metadata = result.File?.Metadata,
        tables = result.File?.Tables,
        summary = FileSummary.Of(result),
        findings = result.Findings,
    };

    private static void Print(Terminal terminal, string name, byte[] bytes, ParseResult result, bool plot)
    {
        terminal.Out.WriteLine(Head(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        if (result.File is { } read)
        {
            var start = read.StartedAt is { } s ? $", started {s.Local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} on the instrument's clock (no time zone in the file)" : ", no start time in the file";
            terminal.Out.WriteLine($"{read.Format} ({read.FormatVersion}), {read.Technique ?? "technique not stated"}, {read.RowCount.ToString("N0", CultureInfo.InvariantCulture)} rows{start}");
            terminal.Out.WriteLine($"decoded primary columns: {read.PrimaryDigest}");
            foreach (var line in FileSummaryText.Lines(FileSummary.Of(result)!, read)) terminal.Out.WriteLine(line);
            if (plot && FileCurve.Of(read) is { } curve) Draw(terminal, curve);
            terminal.Rich.Write(FilePreview.Of(read));
        }

        Shared.PrintFindings(terminal, result.Findings);
    }

    private static void Draw(Terminal terminal, FileCurve curve)
    {
        terminal.Out.WriteLine();
        foreach (var line in TerminalPlot.Lines(curve, terminal.DrawingWidth, terminal.HasBraille)) terminal.Out.WriteLine(line);
    }
}
