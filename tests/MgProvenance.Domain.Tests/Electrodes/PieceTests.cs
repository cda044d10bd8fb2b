using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Electrodes;

public sealed class PieceTests
{
    private static readonly Reported<Length> TenMillimetres = new Quantity<Length>(10m, "mm");
    private static readonly IEvent FromSheet = new PieceCut(Ids.Piece, new Label("E-1"), Ids.Sheet, null, "disc", TenMillimetres, null, null);
    private static readonly IEvent FromMetal = new PieceCut(Ids.Piece, new Label("E-1"), null, Ids.Lot, "disc", TenMillimetres, null, null);

    [Fact]
    public void A_disc_is_cut_from_a_sheet_or_from_metal()
    {
        A.Given<ElectrodePiece>().When(Cut(Ids.Sheet, null)).Then(FromSheet);
        A.Given<ElectrodePiece>().When(Cut(null, Ids.Lot)).Then(FromMetal);
    }

    [Fact]
    public void A_piece_has_one_origin_and_one_shape()
    {
        A.Given<ElectrodePiece>().When(Cut(null, null)).ThenRefused("piece.origin");
        A.Given<ElectrodePiece>().When(Cut(Ids.Sheet, Ids.Lot)).ThenRefused("piece.origin");
        A.Given<ElectrodePiece>().When(Cut(Ids.Sheet, null, "star")).ThenRefused("piece.shape-unknown");
        A.Given<ElectrodePiece>(FromSheet).When(Cut(Ids.Sheet, null)).ThenRefused("piece.already-cut");
    }

    [Fact]
    public void Expired_metal_is_a_deviation() => A.Given<ElectrodePiece>()
        .When((p, d) => CutPiece.Decide(new(Ids.Piece, new Label("E-1"), "square", Metal: Ids.Lot, DoneAt: Ids.Morning, DeviationReason: "trial"), p, d, Ids.ExpiredLot))
        .Then(
            new PieceCut(Ids.Piece, new Label("E-1"), null, Ids.Lot, "square", null, null, Ids.Morning),
            new DeviationNoted(1, "lot.expired", Ids.ExpiredSentence, "trial"));

    [Fact]
    public void A_piece_is_weighed_more_than_once_and_stored() =>
        A.Given<ElectrodePiece>(FromSheet, new PieceWeighed(Ids.Piece, new(9.38m, "mg"), null, null), new PieceStored(Ids.Piece, "vacuum", null))
            .When((p, d) => WeighPiece.Decide(new(Ids.Piece, new(9.40m, "mg")), p, d, null)).Then(new PieceWeighed(Ids.Piece, new(9.40m, "mg"), null, null));

    [Fact]
    public void Storage_is_told_in_words()
    {
        A.Given<ElectrodePiece>(FromSheet).When(Store("vacuum, 60 °C ")).Then(new PieceStored(Ids.Piece, "vacuum, 60 °C", null));
        A.Given<ElectrodePiece>(FromSheet).When(Store(" ")).ThenRefused("piece.conditions-missing");
    }

    [Fact]
    public void Storage_and_polishing_say_what_is_known() =>
        Assert.All(
            new (IEvent Cut, Func<ElectrodePiece, Decision> Decide, IEvent Then)[]
            {
                (FromSheet, p => StorePiece.Decide(new(Ids.Piece, "oven", new Quantity<Temperature>(60m, "Cel"), true), p), new PieceStored(Ids.Piece, "oven", null, new Quantity<Temperature>(60m, "Cel"), true)),
                (FromMetal, p => PolishMetal.Decide(new(Ids.Piece, Until: "bright"), p, null), new MetalPolished(Ids.Piece, null, null, null, null, null, "bright")),
            },
            t => A.Given<ElectrodePiece>(t.Cut).When(t.Decide).Then(t.Then));

    [Fact]
    public void Metal_is_polished_and_a_sheet_is_not()
    {
        A.Given<ElectrodePiece>(FromMetal).When(p => PolishMetal.Decide(new(Ids.Piece, "P1200", "ethanol"), p, Ids.Step(1m, "min")))
            .Then(new MetalPolished(Ids.Piece, "P1200", "ethanol", null, new StepRef(Ids.Protocol, 1, "s1", new AnyQuantity(1m, "min")), null));
        A.Given<ElectrodePiece>(FromSheet).When(p => PolishMetal.Decide(new(Ids.Piece), p, null)).ThenRefused("piece.not-metal");
    }

    [Fact]
    public void Nothing_happens_to_a_piece_that_was_never_cut()
    {
        A.Given<ElectrodePiece>().When((p, d) => WeighPiece.Decide(new(Ids.Piece, new(9m, "mg")), p, d, null)).ThenRefused("piece.not-cut");
        A.Given<ElectrodePiece>().When(p => PolishMetal.Decide(new(Ids.Piece), p, null)).ThenRefused("piece.not-cut");
        A.Given<ElectrodePiece>().When(Store("vacuum")).ThenRefused("piece.not-cut");
    }

    [Fact]
    public void A_piece_too_light_for_its_balance_is_recorded_as_a_deviation() => A.Given<ElectrodePiece>(FromSheet)
        .When((p, d) => WeighPiece.Decide(new(Ids.Piece, new(9m, "mg"), Ids.Equipment), p, d, Ids.Balance)).Then(new PieceWeighed(Ids.Piece, new(9m, "mg"), Ids.Equipment, null), Ids.BelowMinimum);

    [Fact]
    public void Said_twice_is_nothing_new() => Twice.AddsNothing<ElectrodePiece, CutPiece>([], (c, s, d) => CutPiece.Decide(c, s, d, null));

    private static Func<ElectrodePiece, Deviations, Decision> Cut(SheetId? sheet, LotId? metal, string shape = "disc") =>
        (p, d) => CutPiece.Decide(new(Ids.Piece, new Label("E-1"), shape, sheet, metal, TenMillimetres), p, d, metal is null ? null : Ids.GoodLot);

    private static Func<ElectrodePiece, Decision> Store(string conditions) => p => StorePiece.Decide(new(Ids.Piece, conditions), p);
}
