using MgProvenance.Application.Events;
using MgProvenance.Application.Reagents;

namespace MgProvenance.Application.Tests.Reagents;

public sealed class StockTests(Notebook notebook) : IClassFixture<Notebook>
{
    private static readonly DateOnly Day = new(2026, 4, 10);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Movements_stand_in_the_order_of_the_bench_with_what_was_left_and_where_it_went()
    {
        await notebook.Record(
            """{"command": "receive-lot", "label": "A-LOT", "substance": "MgCl2", "mass": "5 g", "doneAt": "2026-04-01+02:00"}""",
            """{"command": "open-lot", "lot": "A-LOT", "doneAt": "2026-04-02T08:00+02:00"}""",
            Batch("A-B"), Salt("A-B", "A-LOT", "1 g", "2026-04-03T09:00+02:00"),
            """{"command": "withdraw-amount", "lot": "A-LOT", "mass": "0.5 g", "purpose": "XRD", "doneAt": "2026-04-02T09:00+02:00"}""",
            """{"command": "reconcile-stock", "lot": "A-LOT", "mass": "3.4 g", "doneAt": "2026-04-05+02:00"}""",
            """{"command": "withdraw-amount", "lot": "A-LOT", "volume": "1 mL", "for": "A-B"}""");
        var stock = await Of("A-LOT");
        Assert.Equal(
            [
                "Received 2026-04-01+02:00 5 g → 5000",
                "Withdrawn 2026-04-02T09:00+02:00 0.5 g XRD → 4500",
                "Withdrawn 2026-04-03T09:00+02:00 1 g A-B → 3500",
                "Counted 2026-04-05+02:00 3.4 g → 3400",
                "Withdrawn  1 mL A-B → 3400",
            ],
            stock.Movements.Select(m => $"{m.Kind} {m.DoneAt} {m.Mass?.ToString() ?? m.Volume?.ToString()} {m.IntoLabel ?? m.Purpose}".TrimEnd() + $" → {m.LeftMg:0}"));
        Assert.Equal(new Left(LeftState.AtMost, 3400m, null), stock.Lot.Left);   // a millilitre of a powder that is known by mass
        Assert.Empty(stock.Unmeasured);
    }

    [Theory]
    [InlineData("B1", "\"mass\": \"5 g\"", "\"mass\": \"1 g\"", LeftState.Known, 4000)]
    [InlineData("B2", "\"mass\": \"5 g\"", "\"mass\": \"6 g\"", LeftState.Overdrawn, -1000)]
    [InlineData("B3", "\"mass\": \"5 g\"", "\"amount\": \"1 mmol\"", LeftState.AtMost, 5000)]
    [InlineData("B4", "\"grade\": \"dry\"", "\"mass\": \"1 g\"", LeftState.Unknown, null)]
    public async Task What_is_left_is_known_at_most_overdrawn_or_unknown(string mark, string received, string taken, LeftState state, int? massMg)
    {
        await notebook.Record(
            $$"""{"command": "receive-lot", "label": "{{mark}}-LOT", "substance": "MgCl2", {{received}}}""",
            Batch($"{mark}-B"),
            $$"""{"command": "add-salt", "batch": "{{mark}}-B", "salt": "{{mark}}-LOT", {{taken}}}""");
        Assert.Equal(new Left(state, massMg, null), (await Of($"{mark}-LOT")).Lot.Left);
        Assert.Equal(new Left(state, massMg, null), (await List()).Single(l => l.Label == $"{mark}-LOT").Left);
    }

    [Fact]
    public async Task A_use_without_an_amount_is_named_until_the_stock_is_taken()
    {
        await notebook.Record(
            """{"command": "receive-lot", "label": "C-LOT", "substance": "Mo6S8", "mass": "5 g"}""",
            """{"command": "start-sheet", "label": "C-S", "activeMaterial": "Mo6S8", "process": "cast", "components": [{"lot": "C-LOT", "role": "active", "fraction": "80 %"}], "doneAt": "2026-04-02T10:00+02:00"}""",
            Batch("C-B"), Salt("C-B", "C-LOT", "1 g", "2026-04-02T09:00+02:00"),
            """{"command": "add-salt", "batch": "C-B", "salt": "C-LOT", "amount": "1 mmol", "doneAt": "2026-04-02T09:05+02:00"}""");
        Assert.Equal(["C-B", "C-S"], (await Of("C-LOT")).Unmeasured.Select(u => u.Label).Order());
        await notebook.Record("""{"command": "reconcile-stock", "lot": "C-LOT", "mass": "3.5 g", "doneAt": "2026-04-02T09:30+02:00"}""");
        Assert.Equal(["C-S"], (await Of("C-LOT")).Unmeasured.Select(u => u.Label));
        await notebook.Record("""{"command": "reconcile-stock", "lot": "C-LOT", "mass": "3.0 g", "doneAt": "2026-04-03+02:00"}""");
        Assert.Equal(new Left(LeftState.Known, 3000m, null), (await Of("C-LOT")).Lot.Left);
    }

    /// <summary>A sheet names its components when it is begun; a weighed one is no second taking.</summary>
    [Fact]
    public async Task A_declared_component_that_was_weighed_is_taken_once()
    {
        await notebook.Record(
            """{"command": "receive-lot", "label": "D-LOT", "substance": "PVDF", "mass": "5 g"}""",
            """{"command": "start-sheet", "label": "D-S", "activeMaterial": "Mo6S8", "process": "cast", "components": [{"lot": "D-LOT", "role": "binder", "fraction": "10 %"}, {"lot": "D-LOT", "role": "active", "fraction": "80 %"}]}""",
            """{"command": "add-binder", "sheet": "D-S", "binder": "D-LOT", "mass": "100 mg"}""");
        Assert.Equal(new Left(LeftState.Known, 4900m, null), (await Of("D-LOT")).Lot.Left);
    }

    [Theory]
    [InlineData("E1", "", Usability.NoLastDay, null)]
    [InlineData("E2", ", \"expires\": \"2026-04-10\"", Usability.Usable, "2026-04-10")]
    [InlineData("E3", ", \"expires\": \"2026-04-09\"", Usability.Expired, "2026-04-09")]
    [InlineData("E4", ", \"expires\": \"2026-05-01\", \"useWithinAfterOpening\": \"7 d\"", Usability.OpenTooLong, "2026-04-09")]
    [InlineData("E5", ", \"useWithinAfterOpening\": \"8 d\"", Usability.Usable, "2026-04-10")]
    [InlineData("E6", ", \"expires\": \"2026-04-10\", \"useWithinAfterOpening\": \"9 d\"", Usability.Usable, "2026-04-10")]
    public async Task Whether_it_may_be_used_on_a_day(string mark, string stated, Usability usability, string? lastDay)
    {
        await notebook.Record(
            $$"""{"command": "receive-lot", "label": "{{mark}}-LOT", "substance": "DME"{{stated}}}""",
            $$"""{"command": "open-lot", "lot": "{{mark}}-LOT", "doneAt": "2026-04-02T08:00+02:00"}""");
        var line = (await Of($"{mark}-LOT")).Lot;
        Assert.Equal((usability, lastDay), (line.Usability, line.LastDay?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        await notebook.Record($$"""{"command": "recall-lot", "lot": "{{mark}}-LOT", "reason": "wet"}""");
        Assert.Equal(Usability.Recalled, (await Of($"{mark}-LOT")).Lot.Usability);
    }

    [Fact]
    public async Task What_is_no_lot_has_no_stock() => Assert.Null(await new Stock(notebook.Projections, new NotebookAt(notebook.Log, null)).Of(Notebook.Person.Value, Day, Stop));

    private static string Batch(string label) => $$"""{"command": "open-batch", "label": "{{label}}", "formulation": "DOE"}""";

    private static string Salt(string batch, string lot, string mass, string doneAt) => $$"""{"command": "add-salt", "batch": "{{batch}}", "salt": "{{lot}}", "mass": "{{mass}}", "doneAt": "{{doneAt}}"}""";

    private async Task<LotStock> Of(string label) => (await new Stock(notebook.Projections, new NotebookAt(notebook.Log, null)).Of(await notebook.IdOf(label), Day, Stop))!;

    private Task<IReadOnlyList<StockLine>> List() => new Stock(notebook.Projections, new NotebookAt(notebook.Log, null)).List(Day, Stop);
}
