using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using MgProvenance.Parsing;
using Spectre.Console;
using ParseResult = MgProvenance.Parsing.ParseResult;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp inspect FILE</c>: reads an instrument file and says what is in it; stores nothing.</summary>
internal static class InspectVerb
{
    private const int PreviewRows = 5;

    public static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "An instrument file: BioLogic .mpr or .mpt, LAND mixed CSV, LANDT laboratory CSV; or a Gaussian log or VASP OUTCAR." };
        var json = Shared.Json();
        var csv = new Option<FileInfo?>("--csv") { Description = "Write every decoded column, at full precision, to this file." };
        var map = Shared.Map();
        var verb = new Command("inspect", "Read an instrument file and say what is in it; nothing is stored.") { file, json, csv, map };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var source = parsed.GetRequiredValue(file);
            var bytes = await Shared.ReadFile(source, cancellation).ConfigureAwait(false);
            var columns = await Shared.ReadMap(parsed.GetValue(map), cancellation).ConfigureAwait(false);
            if (columns is null && CalculationReader.Recognises(bytes)) return Calculation(terminal, source.Name, bytes, parsed.GetValue(json));
            var result = InstrumentReader.Read(bytes, source.Name, columns);
            if (result.File is { } read && parsed.GetValue(csv) is { } target) await WriteCsv(read, target, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json)) terminal.WriteJson(Facts(source.Name, bytes, result));
            else Print(terminal, source.Name, bytes, result);
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
        findings = result.Findings,
    };

    private static void Print(Terminal terminal, string name, byte[] bytes, ParseResult result)
    {
        terminal.Out.WriteLine(Head(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        if (result.File is { } read)
        {
            var start = read.StartedAt is { } s ? $", started {s.Local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} on the instrument's clock (no time zone in the file)" : ", no start time in the file";
            terminal.Out.WriteLine($"{read.Format} ({read.FormatVersion}), {read.Technique ?? "technique not stated"}, {read.RowCount.ToString("N0", CultureInfo.InvariantCulture)} rows{start}");
            terminal.Out.WriteLine($"decoded primary columns: {read.PrimaryDigest}");
            var table = new Table().Border(TableBorder.Simple).AddColumns("column", "unit", "meaning", string.Empty);
            for (var row = 0; row < Math.Min(PreviewRows, read.RowCount); row++) table.AddColumn($"row {row + 1}");
            foreach (var column in read.Columns)
            {
                var preview = Enumerable.Range(0, Math.Min(PreviewRows, read.RowCount)).Select(r => Cell(column, r));
                table.AddRow([.. new[] { column.Name, column.Unit, column.Meaning.ToString(), column.Derived ? "derived" : string.Empty }.Concat(preview).Select(Markup.Escape)]);
            }

            terminal.Rich.Write(table);
        }

        Shared.PrintFindings(terminal, result.Findings);
    }

    private static async Task WriteCsv(InstrumentFile file, FileInfo target, CancellationToken cancellation)
    {
        var writer = Open(target);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteLineAsync(string.Join(',', file.Columns.Select(c => Quoted(c.Name)))).ConfigureAwait(false);
            for (var row = 0; row < file.RowCount; row++)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var column = 0; column < file.Columns.Count; column++)
                {
                    if (column > 0) await writer.WriteAsync(',').ConfigureAwait(false);
                    await writer.WriteAsync(Quoted(Cell(file.Columns[column], row))).ConfigureAwait(false);
                }

                await writer.WriteLineAsync().ConfigureAwait(false);
            }
        }
    }

    private static StreamWriter Open(FileInfo target)
    {
        try
        {
            return new StreamWriter(target.FullName, append: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VerbEndsException.Refused("file.unwritable", $"{target.FullName} cannot be written: {e.Message}");
        }
    }

    private static string Cell(Column column, int row) => column.Texts is { } texts ? texts[row] : column.Values[row].ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
