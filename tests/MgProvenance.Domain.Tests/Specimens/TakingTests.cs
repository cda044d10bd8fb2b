using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Specimens;

namespace MgProvenance.Domain.Tests.Specimens;

public sealed class TakingTests
{
    private static readonly TakeSpecimen Command = new(Ids.Specimen, new Label("S-1"), "electrolyte for NMR ", Batch: Ids.Batch, Volume: new(0.6m, "mL"), DoneAt: Ids.Morning);
    private static readonly SpecimenTaken Taken = new(Ids.Specimen, new Label("S-1"), "electrolyte for NMR", null, null, Ids.Batch, null, null, new(0.6m, "mL"), null, null, null, Ids.Morning);
    private static readonly SplitSpecimen Splitting = new(Ids.OtherSpecimen, new Label("S-1-TEM"), Ids.Specimen, "half of it", DoneAt: Ids.Morning);
    private static readonly SpecimenSplit WasSplit = new(Ids.Specimen, Ids.OtherSpecimen, Ids.Morning);

    [Fact]
    public void A_specimen_is_taken_once_from_a_batch_a_lot_an_electrode_or_nobody_knows_what()
    {
        A.Given<Specimen>().When(Take(Command)).Then(Taken);
        A.Given<Specimen>().When(Take(Command with { Batch = null, Lot = Ids.Lot })).Then(Taken with { Batch = null, Lot = Ids.Lot });
        A.Given<Specimen>().When(Take(Command with { Batch = null, Piece = Ids.Piece, Volume = null })).Then(Taken with { Batch = null, Piece = Ids.Piece, Volume = null });
        A.Given<Specimen>().When(Take(Command with { Batch = null, Volume = null })).Then(Taken with { Batch = null, Volume = null });
        A.Given<Specimen>(Taken).When(Take(Command)).ThenRefused("specimen.already-taken");
    }

    [Fact]
    public void Impossible_specimens_are_refused()
    {
        A.Given<Specimen>().When(Take(Command with { Lot = Ids.Lot })).ThenRefused("specimen.origin");
        A.Given<Specimen>().When(Take(Command with { Piece = Ids.Piece })).ThenRefused("specimen.origin");
        A.Given<Specimen>().When(Take(Command with { Volume = new(0m, "mL") })).ThenRefused("specimen.nothing-taken");
        A.Given<Specimen>().When(Take(Command with { Description = " " })).ThenRefused("specimen.without-words");
    }

    [Fact]
    public void A_specimen_is_split_and_its_part_says_from_what()
    {
        A.Given<Specimen>(Taken).When(Split(Splitting)).Then(WasSplit);
        A.Given<Specimen>().When(s => SplitSpecimen.Part(Splitting, s)).Then(new SpecimenTaken(Ids.OtherSpecimen, new Label("S-1-TEM"), "half of it", null, null, null, null, Ids.Specimen, null, null, null, null, Ids.Morning));
        A.Given<Specimen>().When(Split(Splitting)).ThenRefused("specimen.not-taken");
        A.Given<Specimen>().When(s => SplitSpecimen.Part(Splitting with { Parent = Splitting.Specimen }, s)).ThenRefused("specimen.of-itself");
        A.Given<Specimen>().When(s => SplitSpecimen.Part(Splitting with { Description = "" }, s)).ThenRefused("specimen.without-words");
    }

    [Fact]
    public void Splitting_what_was_used_up_is_a_deviation()
    {
        var used = new DeviationNoted(1, "specimen.used-up", $"Specimen {Ids.Specimen} had been used up before this.", null);
        A.Given<Specimen>(Taken, WasSplit).When(Split(Splitting)).Then(WasSplit);
        A.Given<Specimen>(Taken, WasSplit with { UsedUp = true }).When(Split(Splitting)).Then(WasSplit, used);
        A.Given<Specimen>(Taken, new SpecimenPrepared(Ids.Specimen, "dissolved", null, true)).When(Split(Splitting with { DeviationReason = "A rest was found." })).Then(WasSplit, used with { Reason = "A rest was found." });
    }

    [Fact]
    public void Said_twice_is_nothing_new() => Twice.AddsNothing<Specimen, TakeSpecimen>([], (c, s, _) => TakeSpecimen.Decide(c, s), c => c with { Lot = null, Piece = null });

    private static Func<Specimen, Decision> Take(TakeSpecimen c) => s => TakeSpecimen.Decide(c, s);

    private static Func<Specimen, Deviations, Decision> Split(SplitSpecimen c) => (s, d) => SplitSpecimen.Decide(c, s, d);
}
