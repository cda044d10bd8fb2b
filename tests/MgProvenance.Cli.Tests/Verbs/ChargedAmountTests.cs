using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>0.25 mmol/mL from a balance and a pipette: printed with an uncertainty where both state theirs, and without one where half of it would look like all of it.</summary>
public sealed class ChargedAmountTests : IAsyncLifetime
{
    private OpenNotebook? _notebook;

    private OpenNotebook Notebook => _notebook!;

    public async ValueTask InitializeAsync() => _notebook = await OpenNotebook.Empty();

    public async ValueTask DisposeAsync()
    {
        if (_notebook is not null) await _notebook.DisposeAsync();
    }

    [Fact]
    public async Task The_uncertainty_of_balance_and_pipette_stands_in_table_s1()
    {
        // 1.7320508 % as limit of error is 1 % as standard uncertainty; the balance adds nothing that is seen.
        var pipette = """{"command": "register-equipment", "label": "CA-PIP", "kind": "pipette", "nominalVolume": "5 mL", "volumeError": {"percentOfReading": 1.7320508}}""";
        Assert.EndsWith(" ± 0.0025", await Charged("CA", pipette, b => b.Replace("\"volume\": \"5.00 mL\"", "\"volume\": \"5.00 mL\", \"pipette\": \"CA-PIP\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("±", await Charged("CB", null, b => b), StringComparison.Ordinal);
    }

    private async Task<string> Charged(string mark, string? pipette, Func<string, string> change)
    {
        string[] batch = [.. Bench.Batch(mark).Select(change)];
        string[] lots = [.. Bench.Lots(mark).Select(l => l.Replace("\"molarMass\": \"584.60 g/mol\"", "\"molarMass\": \"584.60 g/mol\", \"formula\": \"Mg(N(SO2CF3)2)2\", \"purity\": \"100 %\"", StringComparison.Ordinal))];
        string[] equipment = pipette is null ? [] : [pipette];
        (await Notebook.Record($"bench-{mark}", [.. lots, .. equipment, .. batch, Bench.Release(mark), .. Bench.Cell(mark), .. Bench.Study(mark)])).Done();
        var file = Surroundings.Write($"{mark}.csv", SmallFiles.Land.Replace("0.6,", mark == "CA" ? "0.61," : "0.62,", StringComparison.Ordinal));
        (await Notebook.Mgp("attach", file, "--run", $"{mark}-RUN", "--time-zone", "Europe/Berlin")).Done();
        (await Notebook.Mgp("report", "build", "methods-si", "--study", $"{mark}-STUDY")).Done();
        var table = Directory.GetFiles(Path.Combine(Notebook.Folder, "reports"), "table-electrolytes.csv", SearchOption.AllDirectories).Single(f => f.Contains($"{mark}-STUDY", StringComparison.Ordinal));
        var lines = await File.ReadAllLinesAsync(table, TestContext.Current.CancellationToken);
        var column = Array.FindIndex(lines[0].Split(','), c => c.StartsWith("Mg(TFSI)2", StringComparison.Ordinal));
        return lines[2].Split(',')[column];
    }
}
