using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Domain.Tests.Manuscripts;

public sealed class ManuscriptTests
{
    private static readonly AnyStreamId Cell = AnyStreamId.Of(Ids.Cell.Value);
    private static readonly AnyStreamId Run = AnyStreamId.Of(Ids.Run.Value);
    private static readonly IEvent Opened = new ManuscriptOpened(Ids.Manuscript, new Label("MS-1"), "Dual additive", Ids.Study);
    private static readonly IEvent Declared = new SlotDeclared(Ids.Manuscript, "Figure 6b", "dQ/dV at cycle 20");
    private static readonly IEvent Filled = new SlotFilled(Ids.Manuscript, "Figure 6b", [Cell]);
    private static readonly RecordStatement Statement = new(Ids.Manuscript, "aoe", "AOE", "omits", new Place("Methods", 1), "Mg(TFSI)2", About: [Cell]);
    private static readonly IEvent Stated = new StatementRecorded(Ids.Manuscript, "aoe", "AOE", "omits", "Mg(TFSI)2", null, new Place("Methods", 1), [Cell]);
    private static readonly MakeClaim Claim = new(Ids.Manuscript, "highest", "DOE gives most at 1C", ClaimStrength.Superlative, "DOE", "capacity", new Place("Results", 5), new AnyQuantity(127.3m, "mA.h/g"), ["AOE", "COE"]);
    private static readonly IEvent Claimed = new ClaimMade(Ids.Manuscript, "highest", "DOE gives most at 1C", ClaimStrength.Superlative, "DOE", "capacity", new AnyQuantity(127.3m, "mA.h/g"), ["AOE", "COE"], new Place("Results", 5));

    [Fact]
    public void A_manuscript_is_opened_once_with_a_title()
    {
        A.Given<Manuscript>().When(Open("Dual additive ")).Then(Opened);
        A.Given<Manuscript>().When(Open("")).ThenRefused("manuscript.title-missing");
        A.Given<Manuscript>(Opened).When(Open("Other")).ThenRefused("manuscript.already-open");
    }

    [Fact]
    public void A_slot_has_one_content()
    {
        A.Given<Manuscript>(Opened).When(Declare("Figure 6b ", "dQ/dV at cycle 20")).Then(Declared);
        A.Given<Manuscript>(Opened, Declared).When(Declare("Figure 6b", "dQ/dV at cycle 20")).Then();
        A.Given<Manuscript>(Opened, Declared).When(Declare("Figure 6b", "retention")).ThenRefused("manuscript.slot-declared");
        A.Given<Manuscript>(Opened).When(Declare("Figure 6b", " ")).ThenRefused("manuscript.slot-incomplete");
        A.Given<Manuscript>().When(Declare("Figure 6b", "retention")).ThenRefused("manuscript.not-open");
    }

    [Fact]
    public void A_slot_is_filled_with_more_and_more()
    {
        A.Given<Manuscript>(Opened, Declared).When(Fill("Figure 6b", Cell)).Then(Filled);
        A.Given<Manuscript>(Opened, Declared, Filled).When(Fill("Figure 6b", Cell)).Then();
        A.Given<Manuscript>(Opened, Declared, Filled).When(Fill("Figure 6b", Cell, Run)).Then(new SlotFilled(Ids.Manuscript, "Figure 6b", [Cell, Run]));
        A.Given<Manuscript>(Opened, Declared).When(Fill("Figure 6c", Cell)).ThenRefused("manuscript.slot-unknown");
        A.Given<Manuscript>(Opened, Declared).When(Fill("Figure 6b")).ThenRefused("manuscript.evidence-missing");
        A.Given<Manuscript>().When(Fill("Figure 6b", Cell)).ThenRefused("manuscript.not-open");
    }

    [Fact]
    public void A_statement_says_one_thing_under_its_key()
    {
        A.Given<Manuscript>(Opened).When(m => RecordStatement.Decide(Statement, m)).Then(Stated);
        A.Given<Manuscript>(Opened, Stated).When(m => RecordStatement.Decide(Statement with { About = [Cell] }, m)).Then();
        A.Given<Manuscript>(Opened, Stated).When(m => RecordStatement.Decide(Statement with { Relation = "holds" }, m)).ThenRefused("manuscript.statement-recorded");
        A.Given<Manuscript>(Opened).When(m => RecordStatement.Decide(Statement with { Statement = " " }, m)).ThenRefused("manuscript.key-missing");
        A.Given<Manuscript>(Opened).When(m => RecordStatement.Decide(Statement with { Relation = "" }, m)).ThenRefused("manuscript.statement-incomplete");
        A.Given<Manuscript>(Opened).When(m => RecordStatement.Decide(Statement with { Place = new Place("") }, m)).ThenRefused("manuscript.section-missing");
        A.Given<Manuscript>(Opened).When(m => RecordStatement.Decide(Statement with { Place = new Place("Methods", 0) }, m)).ThenRefused("manuscript.paragraph-impossible");
        A.Given<Manuscript>().When(m => RecordStatement.Decide(Statement, m)).ThenRefused("manuscript.not-open");
    }

    [Fact]
    public void A_claim_says_one_thing_under_its_key()
    {
        A.Given<Manuscript>(Opened).When(m => MakeClaim.Decide(Claim, m)).Then(Claimed);
        A.Given<Manuscript>(Opened, Claimed).When(m => MakeClaim.Decide(Claim with { ComparedWith = ["AOE", "COE"] }, m)).Then();
        A.Given<Manuscript>(Opened, Claimed).When(m => MakeClaim.Decide(Claim with { Strength = ClaimStrength.Hedged }, m)).ThenRefused("manuscript.claim-made");
        A.Given<Manuscript>(Opened).When(m => MakeClaim.Decide(Claim with { Claim = "" }, m)).ThenRefused("manuscript.key-missing");
        A.Given<Manuscript>(Opened).When(m => MakeClaim.Decide(Claim with { Wording = "" }, m)).ThenRefused("manuscript.claim-incomplete");
        A.Given<Manuscript>(Opened).When(m => MakeClaim.Decide(Claim with { ComparedWith = [" "] }, m)).ThenRefused("manuscript.comparison-incomplete");
        A.Given<Manuscript>(Opened).When(m => MakeClaim.Decide(Claim with { Place = new Place(" ") }, m)).ThenRefused("manuscript.section-missing");
        A.Given<Manuscript>().When(m => MakeClaim.Decide(Claim, m)).ThenRefused("manuscript.not-open");
    }

    [Fact]
    public void A_claim_is_supported_in_several_ways()
    {
        var supported = new ClaimSupported(Ids.Manuscript, "highest", [Cell], "three cells");
        A.Given<Manuscript>(Opened, Claimed).When(Support("highest", "three cells ", Cell)).Then(supported);
        A.Given<Manuscript>(Opened, Claimed, supported).When(Support("highest", "three cells", Cell)).Then();
        A.Given<Manuscript>(Opened, Claimed, supported).When(Support("highest", "its run", Run)).Then(new ClaimSupported(Ids.Manuscript, "highest", [Run], "its run"));
        A.Given<Manuscript>(Opened, Claimed).When(Support("lowest", null, Cell)).ThenRefused("manuscript.claim-unknown");
        A.Given<Manuscript>(Opened, Claimed).When(Support("highest", null)).ThenRefused("manuscript.evidence-missing");
        A.Given<Manuscript>().When(Support("highest", null, Cell)).ThenRefused("manuscript.not-open");
    }

    [Fact]
    public void What_a_claim_lacks_is_noted()
    {
        var missing = new EvidenceMissing(Ids.Manuscript, "highest", "the cycle");
        A.Given<Manuscript>(Opened, Claimed).When(Missing("highest", "the cycle")).Then(missing);
        A.Given<Manuscript>(Opened, Claimed, missing).When(Missing("highest", "the cycle")).Then();
        A.Given<Manuscript>(Opened, Claimed).When(Missing("highest", " ")).ThenRefused("manuscript.what-missing");
        A.Given<Manuscript>(Opened).When(Missing("highest", "the cycle")).ThenRefused("manuscript.claim-unknown");
    }

    [Fact]
    public void A_value_of_others_is_recorded_with_its_reference()
    {
        var recorded = new LiteratureValueRecorded(Ids.Manuscript, "10.1000/1", "capacity", new AnyQuantity(100m, "mA.h/g"), "1C", "Table S1");
        A.Given<Manuscript>(Opened).When(Literature("10.1000/1")).Then(recorded);
        A.Given<Manuscript>(Opened, recorded).When(Literature("10.1000/1")).Then();
        A.Given<Manuscript>(Opened).When(Literature("")).ThenRefused("manuscript.literature-incomplete");
        A.Given<Manuscript>().When(Literature("10.1000/1")).ThenRefused("manuscript.not-open");
    }

    [Fact]
    public void Said_twice_is_nothing_new()
    {
        Twice.AddsNothing<Manuscript, OpenManuscript>([], (c, s, _) => OpenManuscript.Decide(c, s));
        Twice.AddsNothing<Manuscript, DeclareSlot>([Opened], (c, s, _) => DeclareSlot.Decide(c, s));
        Twice.AddsNothing<Manuscript, FillSlot>([Opened, Declared], (c, s, _) => FillSlot.Decide(c, s), c => c with { Slot = "Figure 6b" });
        Twice.AddsNothing<Manuscript, RecordStatement>([Opened], (c, s, _) => RecordStatement.Decide(c, s));
        Twice.AddsNothing<Manuscript, MakeClaim>([Opened], (c, s, _) => MakeClaim.Decide(c, s));
        Twice.AddsNothing<Manuscript, SupportClaim>([Opened, Claimed], (c, s, _) => SupportClaim.Decide(c, s), c => c with { Claim = "highest" });
        Twice.AddsNothing<Manuscript, NoteMissingEvidence>([Opened, Claimed], (c, s, _) => NoteMissingEvidence.Decide(c, s), c => c with { Claim = "highest" });
        Twice.AddsNothing<Manuscript, RecordLiteratureValue>([Opened], (c, s, _) => RecordLiteratureValue.Decide(c, s));
    }

    private static Func<Manuscript, Decision> Open(string title) => m => OpenManuscript.Decide(new(Ids.Manuscript, new Label("MS-1"), title, Ids.Study), m);

    private static Func<Manuscript, Decision> Declare(string slot, string content) => m => DeclareSlot.Decide(new(Ids.Manuscript, slot, content), m);

    private static Func<Manuscript, Decision> Fill(string slot, params AnyStreamId[] evidence) => m => FillSlot.Decide(new(Ids.Manuscript, slot, evidence), m);

    private static Func<Manuscript, Decision> Support(string claim, string? how, params AnyStreamId[] evidence) => m => SupportClaim.Decide(new(Ids.Manuscript, claim, evidence, how), m);

    private static Func<Manuscript, Decision> Missing(string claim, string what) => m => NoteMissingEvidence.Decide(new(Ids.Manuscript, claim, what), m);

    private static Func<Manuscript, Decision> Literature(string reference) => m => RecordLiteratureValue.Decide(new(Ids.Manuscript, reference, "capacity", new AnyQuantity(100m, "mA.h/g"), "1C", "Table S1"), m);
}
