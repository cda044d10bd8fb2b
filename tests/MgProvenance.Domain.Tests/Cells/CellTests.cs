using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Cells;

public sealed class CellTests
{
    private static readonly IEvent Started = new AssemblyStarted(Ids.Cell, new Label("C-1"), "CR2016", null, null, null, null);
    private static readonly IEvent Positive = Part(PartRole.PositiveElectrode);
    private static readonly IEvent Negative = Part(PartRole.NegativeElectrode);
    private static readonly IEvent Filled = new ElectrolyteDispensed(Ids.Cell, Ids.Batch, new(80m, "uL"), null, null);
    private static readonly IEvent Closed = new CellClosed(Ids.Cell, Closing.Crimp, null, null, null, null);
    private static readonly IEvent Opened = new CellOpened(Ids.Cell, null, "harvest", null);

    [Fact]
    public void An_assembly_is_started_once_in_a_format()
    {
        A.Given<Cell>().When(Start(" CR2016")).Then(Started);
        A.Given<Cell>().When(Start("")).ThenRefused("cell.format-missing");
        A.Given<Cell>().When(c => StartAssembly.Decide(new(Ids.Cell, new Label("C-1"), "CR2016", ProtocolVersion: 1), c)).ThenRefused("protocol.version-missing");
        A.Given<Cell>(Started).When(Start("CR2016")).ThenRefused("cell.already-started");
    }

    [Fact]
    public void A_part_is_placed() => A.Given<Cell>(Started)
        .When((c, d) => PlacePart.Decide(new(Ids.Cell, PartRole.Separator, "Whatman GF/D ", Lot: Ids.Lot, Diameter: new Quantity<Length>(17m, "mm"), Count: 1), c, d, Ids.GoodLot, null))
        .Then(new PartPlaced(Ids.Cell, PartRole.Separator, null, Ids.Lot, "Whatman GF/D", new Quantity<Length>(17m, "mm"), null, 1, null, null));

    [Fact]
    public void Impossible_parts_are_refused()
    {
        var cell = A.Given<Cell>(Started);
        cell.When((c, d) => PlacePart.Decide(new(Ids.Cell, PartRole.Spring, " "), c, d, null, null)).ThenRefused("cell.part-without-words");
        cell.When((c, d) => PlacePart.Decide(new(Ids.Cell, PartRole.Spring, "s", Ids.Piece, Ids.Lot), c, d, null, null)).ThenRefused("cell.part-piece-and-lot");
        cell.When((c, d) => PlacePart.Decide(new(Ids.Cell, PartRole.Spring, "s", Count: 0), c, d, null, null)).ThenRefused("cell.part-count");
        A.Given<Cell>().When((c, d) => PlacePart.Decide(new(Ids.Cell, PartRole.Spring, "s"), c, d, null, null)).ThenRefused("cell.not-started");
    }

    [Fact]
    public void A_part_of_an_expired_lot_in_a_closed_cell_breaks_two_rules() => A.Given<Cell>(Started, Positive, Negative, Filled, Closed)
        .When((c, d) => PlacePart.Decide(new(Ids.Cell, PartRole.Spacer, "steel", Lot: Ids.Lot, DoneAt: Ids.Morning), c, d, Ids.ExpiredLot, null))
        .Then(
            new PartPlaced(Ids.Cell, PartRole.Spacer, null, Ids.Lot, "steel", null, null, null, null, Ids.Morning),
            new DeviationNoted(1, "cell.changed-after-closing", $"Cell {Ids.Cell} was closed when this went in.", null),
            new DeviationNoted(2, "lot.expired", Ids.ExpiredSentence, null));

    [Fact]
    public void Filling_makes_the_cells_event_alone() => A.Given<Cell>(Started).When(Fill("80 uL")).Then(Filled);

    [Fact]
    public void Filling_is_held_against_its_plan() => A.Given<Cell>(Started)
        .When((c, d) => FillCell.Decide(new(Ids.Cell, Ids.Batch, new(100m, "uL"), DeviationReason: "spilt"), c, d, Ids.Step(80m, "uL")))
        .Then(
            new ElectrolyteDispensed(Ids.Cell, Ids.Batch, new(100m, "uL"), new StepRef(Ids.Protocol, 1, "s1", new AnyQuantity(80m, "uL")), null),
            new DeviationNoted(1, "step.outside-tolerance", "Step s1: 100 uL where 80 uL was planned (± 5 %).", "spilt"));

    [Fact]
    public void Filling_a_closed_cell_is_a_deviation() => A.Given<Cell>(Started, Positive, Negative, Filled, Closed).When(Fill("80 uL"))
        .Then(Filled, new DeviationNoted(1, "cell.changed-after-closing", $"Cell {Ids.Cell} was closed when this went in.", null));

    [Fact]
    public void Nothing_is_not_dispensed()
    {
        A.Given<Cell>(Started).When(Fill("0 uL")).ThenRefused("cell.nothing-dispensed");
        A.Given<Cell>().When(Fill("80 uL")).ThenRefused("cell.not-started");
    }

    [Fact]
    public void A_whole_cell_is_closed() => A.Given<Cell>(Started, Positive, Negative, Filled).When(Close).Then(Closed);

    [Fact]
    public void Closed_without_anything_is_three_deviations() => A.Given<Cell>(Started).When(Close).Then(
        Closed,
        new DeviationNoted(1, "cell.closed-without-electrolyte", $"Cell {Ids.Cell} was closed without electrolyte.", null),
        new DeviationNoted(2, "cell.closed-without-positive", $"Cell {Ids.Cell} was closed without a positive electrode.", null),
        new DeviationNoted(3, "cell.closed-without-negative", $"Cell {Ids.Cell} was closed without a negative electrode.", null));

    [Fact]
    public void A_third_deviation_counts_on_from_the_second() => A.Given<Cell>(
            Started, Positive, Filled, new DeviationNoted(1, "a", "A.", "r"), new DeviationNoted(2, "b", "B.", null), new DeviationAnswered(2, "r"))
        .When(Close).Then(Closed, new DeviationNoted(3, "cell.closed-without-negative", $"Cell {Ids.Cell} was closed without a negative electrode.", null));

    [Fact]
    public void Closed_twice_is_nothing_new_unless_it_was_opened_between()
    {
        A.Given<Cell>(Started, Positive, Negative, Filled, Closed).When(Close).Then();
        A.Given<Cell>(Started, Positive, Negative, Filled, Closed, Opened).When(Close).Then(Closed);
        A.Given<Cell>().When(Close).ThenRefused("cell.not-started");
    }

    [Fact]
    public void A_closed_cell_rests() => A.Given<Cell>(Started, Positive, Negative, Filled, Closed).When(Rest).Then(new CellRested(Ids.Cell, new Quantity<Duration>(6m, "h"), null, null));

    [Fact]
    public void Rest_before_closing_is_a_deviation()
    {
        A.Given<Cell>(Started).When(Rest).Then(
            new CellRested(Ids.Cell, new Quantity<Duration>(6m, "h"), null, null), new DeviationNoted(1, "cell.not-closed", $"Cell {Ids.Cell} was not closed before this.", null));
        A.Given<Cell>().When(Rest).ThenRefused("cell.not-started");
    }

    [Fact]
    public void A_closed_cell_is_opened_once()
    {
        A.Given<Cell>(Started, Positive, Negative, Filled, Closed).When(Open).Then(Opened);
        A.Given<Cell>(Started, Positive, Negative, Filled, Closed, Opened).When(Open).Then();
        A.Given<Cell>(Started).When(Open).Then(Opened, new DeviationNoted(1, "cell.not-closed", $"Cell {Ids.Cell} was not closed before this.", null));
        A.Given<Cell>().When(Open).ThenRefused("cell.not-started");
    }

    [Fact]
    public void Air_that_got_in_is_said() => A.Given<Cell>(Started, Positive, Negative, Filled, Closed)
        .When((c, d) => OpenCell.Decide(new(Ids.Cell, AirExposure: false), c, d)).Then(new CellOpened(Ids.Cell, null, null, null, false));

    [Fact]
    public void A_part_of_an_opened_cell_is_harvested()
    {
        A.Given<Cell>(Started, Positive, Negative, Filled, Closed, Opened).When(Harvest()).Then(Harvested);
        A.Given<Cell>().When(Harvest()).ThenRefused("cell.not-started");
    }

    [Fact]
    public void Harvest_from_a_cell_that_was_not_opened_or_had_no_such_part_is_a_deviation()
    {
        var notOpened = new DeviationNoted(1, "cell.not-opened", $"Cell {Ids.Cell} was not opened before this was taken from it.", "seen through a window");
        var notPlaced = new DeviationNoted(2, "cell.part-not-placed", $"Nothing was placed in cell {Ids.Cell} as PositiveElectrode.", "seen through a window");
        A.Given<Cell>(Started, Negative, Filled, Closed).When(Harvest("seen through a window")).Then(Harvested, notOpened, notPlaced);
        A.Given<Cell>(Started, Positive, Filled, Closed).When(Harvest("seen through a window")).Then(Harvested, notOpened);
        A.Given<Cell>(Started, Negative, Filled, Closed, Opened).When(Harvest("seen through a window")).Then(Harvested, notPlaced with { Number = 1 });
    }

    [Fact]
    public void Said_twice_is_nothing_new()
    {
        Twice.AddsNothing<Cell, StartAssembly>([], (c, s, _) => StartAssembly.Decide(c, s));
        Twice.AddsNothing<Cell, CloseCell>([Started], (c, s, d) => CloseCell.Decide(c, s, d, null));
        Twice.AddsNothing<Cell, OpenCell>([Started], (c, s, d) => OpenCell.Decide(c, s, d));
    }

    private static readonly IEvent Harvested = new SpecimenHarvested(Ids.Cell, Ids.Specimen, PartRole.PositiveElectrode, Ids.Morning);

    private static PartPlaced Part(PartRole role) => new(Ids.Cell, role, Ids.Piece, null, "disc", null, null, null, null, null);

    private static Func<Cell, Decision> Start(string format) => c => StartAssembly.Decide(new(Ids.Cell, new Label("C-1"), format), c);

    private static Func<Cell, Deviations, Decision> Fill(string volume) => (c, d) => FillCell.Decide(new(Ids.Cell, Ids.Batch, QuantityText.Parse<Volume>(volume)), c, d, null);

    private static Func<Cell, Deviations, Decision> Harvest(string? reason = null) =>
        (c, d) => HarvestSpecimen.Decide(new(Ids.Specimen, new Label("S-1"), Ids.Cell, PartRole.PositiveElectrode, "disc", DoneAt: Ids.Morning, DeviationReason: reason), c, d);

    private static Decision Close(Cell cell, Deviations deviations) => CloseCell.Decide(new(Ids.Cell, Closing.Crimp), cell, deviations, null);

    private static Decision Rest(Cell cell, Deviations deviations) => RestCell.Decide(new(Ids.Cell, new Quantity<Duration>(6m, "h")), cell, deviations, null);

    private static Decision Open(Cell cell, Deviations deviations) => OpenCell.Decide(new(Ids.Cell, Reason: "harvest"), cell, deviations);
}
