using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Domain.Tests.Studies;

public sealed class StudyTests
{
    private static readonly IEvent Opened = new StudyOpened(Ids.Study, new Label("ST-1"), "Dual additive");
    private static readonly IEvent Dual = new GroupDeclared(Ids.Study, "DOE", "both salts", null);
    private static readonly IEvent Single = new GroupDeclared(Ids.Study, "AOE", "TFSI only", true);
    private static readonly IEvent Criterion = new ExclusionCriterionDeclared(Ids.Study, "soft-short", "Voltage collapses.");
    private static readonly IEvent Assigned = new CellAssigned(Ids.Study, Ids.Cell, "DOE");
    private static readonly IEvent Excluded = new CellExcluded(Ids.Study, Ids.Cell, "soft-short", "Seen at cycle 3.", Ids.Person);

    [Fact]
    public void A_study_is_opened_once_with_a_title()
    {
        A.Given<Study>().When(Open("Dual additive")).Then(Opened);
        A.Given<Study>().When(Open("")).ThenRefused("study.title-missing");
        A.Given<Study>(Opened).When(Open("Other")).ThenRefused("study.already-open");
    }

    [Fact]
    public void A_group_has_one_factor()
    {
        A.Given<Study>(Opened).When(Group("DOE ", "both salts")).Then(Dual);
        A.Given<Study>(Opened, Dual).When(Group("DOE", "both salts")).Then();
        A.Given<Study>(Opened, Dual).When(Group("DOE", "something else")).ThenRefused("study.group-declared");
        A.Given<Study>(Opened).When(Group("", "f")).ThenRefused("study.group-missing");
        A.Given<Study>(Opened).When(Group("DOE", " ")).ThenRefused("study.factor-missing");
        A.Given<Study>().When(Group("DOE", "both salts")).ThenRefused("study.not-open");
    }

    [Fact]
    public void A_reaction_has_a_formula_and_electrons()
    {
        A.Given<Study>(Opened).When(Reaction("Mo6S8", 4)).Then(new ReactionDeclared(Ids.Study, "Mo6S8", 4));
        A.Given<Study>(Opened, new ReactionDeclared(Ids.Study, "Mo6S8", 4)).When(Reaction("Mo6S8", 4)).Then();
        A.Given<Study>(Opened, new ReactionDeclared(Ids.Study, "Mo6S8", 4)).When(Reaction("Mo6S8", 2)).Then(new ReactionDeclared(Ids.Study, "Mo6S8", 2));
        A.Given<Study>(Opened).When(Reaction("Mo6S8", 0)).ThenRefused("study.electrons-impossible");
        A.Given<Study>(Opened).When(Reaction("Chevrel phase", 4)).ThenRefused("formula.malformed");
        A.Given<Study>().When(Reaction("Mo6S8", 4)).ThenRefused("study.not-open");

        static Func<Study, Decision> Reaction(string formula, decimal electrons) => s => DeclareReaction.Decide(new(Ids.Study, formula, electrons), s);
    }

    [Fact]
    public void A_group_may_be_the_control()
    {
        A.Given<Study>(Opened).When(s => DeclareGroup.Decide(new(Ids.Study, "AOE", "TFSI only", true), s)).Then(Single);
        A.Given<Study>(Opened, Single).When(s => DeclareGroup.Decide(new(Ids.Study, "AOE", "TFSI only", true), s)).Then();
        A.Given<Study>(Opened, Single).When(Group("AOE", "TFSI only")).ThenRefused("study.group-declared");
    }

    [Fact]
    public void A_finding_is_let_stand_with_a_reason()
    {
        var acknowledged = new FindingAcknowledged(Ids.Study, "statement.differs", "904a9f2879c5", "The editor knows.");
        A.Given<Study>(Opened).When(Acknowledge("The editor knows. ")).Then(acknowledged);
        A.Given<Study>(Opened, acknowledged).When(Acknowledge("The editor knows.")).Then();
        A.Given<Study>(Opened, acknowledged).When(Acknowledge("It is a misprint.")).Then(acknowledged with { Reason = "It is a misprint." });
        A.Given<Study>(Opened).When(Acknowledge(" ")).ThenRefused("study.reason-missing");
        A.Given<Study>(Opened).When(s => AcknowledgeFinding.Decide(new(Ids.Study, "statement.differs", "", "Why."), s)).ThenRefused("study.finding-missing");
        A.Given<Study>().When(Acknowledge("The editor knows.")).ThenRefused("study.not-open");

        static Func<Study, Decision> Acknowledge(string reason) => s => AcknowledgeFinding.Decide(new(Ids.Study, "statement.differs", "904a9f2879c5", reason), s);
    }

    [Fact]
    public void A_measurement_is_in_one_group()
    {
        var assigned = new MeasurementAssigned(Ids.Study, Ids.Measurement, "DOE");
        A.Given<Study>(Opened, Dual).When(Measure("DOE")).Then(assigned);
        A.Given<Study>(Opened, Dual, assigned).When(Measure("DOE")).Then();
        A.Given<Study>(Opened, Dual, Single, assigned).When(Measure("AOE")).ThenRefused("study.measurement-in-other-group");
        A.Given<Study>(Opened, Dual).When(Measure("COE")).ThenRefused("study.group-unknown");
        A.Given<Study>().When(Measure("DOE")).ThenRefused("study.not-open");
    }

    [Fact]
    public void A_sample_size_may_be_planned_anew()
    {
        A.Given<Study>(Opened, Dual).When(Size("DOE", 5)).Then(new SampleSizePlanned(Ids.Study, "DOE", 5));
        A.Given<Study>(Opened, Dual, new SampleSizePlanned(Ids.Study, "DOE", 5)).When(Size("DOE", 5)).Then();
        A.Given<Study>(Opened, Dual, new SampleSizePlanned(Ids.Study, "DOE", 5)).When(Size("DOE", 6)).Then(new SampleSizePlanned(Ids.Study, "DOE", 6));
        A.Given<Study>(Opened, Dual).When(Size("DOE", 0)).ThenRefused("study.sample-size-impossible");
        A.Given<Study>(Opened, Dual).When(Size("COE", 5)).ThenRefused("study.group-unknown");
        A.Given<Study>().When(Size("DOE", 5)).ThenRefused("study.not-open");
    }

    [Fact]
    public void A_criterion_has_one_text()
    {
        A.Given<Study>(Opened).When(Declare("soft-short", "Voltage collapses.")).Then(Criterion);
        A.Given<Study>(Opened, Criterion).When(Declare("soft-short", "Voltage collapses.")).Then();
        A.Given<Study>(Opened, Criterion).When(Declare("soft-short", "Looks odd.")).ThenRefused("study.criterion-declared");
        A.Given<Study>(Opened).When(Declare("", "t")).ThenRefused("study.criterion-incomplete");
        A.Given<Study>(Opened).When(Declare("k", "")).ThenRefused("study.criterion-incomplete");
        A.Given<Study>().When(Declare("k", "t")).ThenRefused("study.not-open");
    }

    [Fact]
    public void A_cell_is_in_one_group()
    {
        A.Given<Study>(Opened, Dual).When(Assign("DOE")).Then(Assigned);
        A.Given<Study>(Opened, Dual, Assigned).When(Assign("DOE")).Then();
        A.Given<Study>(Opened, Dual, Single, Assigned).When(Assign("AOE")).ThenRefused("study.cell-in-other-group");
        A.Given<Study>(Opened, Dual).When(Assign("COE")).ThenRefused("study.group-unknown");
        A.Given<Study>().When(Assign("DOE")).ThenRefused("study.not-open");
    }

    [Fact]
    public void A_cell_is_excluded_by_a_declared_criterion_for_a_reason()
    {
        A.Given<Study>(Opened, Dual, Criterion, Assigned).When(Exclude("soft-short", "Seen at cycle 3. ")).Then(Excluded);
        A.Given<Study>(Opened, Dual, Criterion, Assigned, Excluded).When(Exclude("soft-short", "again")).Then();
        A.Given<Study>(Opened, Dual, Criterion).When(Exclude("soft-short", "r")).ThenRefused("study.cell-not-assigned");
        A.Given<Study>(Opened, Dual, Assigned).When(Exclude("soft-short", "r")).ThenRefused("study.criterion-unknown");
        A.Given<Study>(Opened, Dual, Criterion, Assigned).When(Exclude("soft-short", " ")).ThenRefused("study.reason-missing");
        A.Given<Study>().When(Exclude("soft-short", "r")).ThenRefused("study.not-open");
    }

    [Fact]
    public void Conditioning_and_the_reference_cycle_are_declared()
    {
        var conditioning = new ConditioningDeclared(Ids.Study, 20, "activation of Mo6S8");
        A.Given<Study>(Opened).When(Condition(20)).Then(conditioning);
        A.Given<Study>(Opened, conditioning).When(Condition(20)).Then();
        A.Given<Study>(Opened, conditioning).When(Condition(0)).Then(conditioning with { Cycles = 0 });
        A.Given<Study>(Opened).When(Condition(-1)).ThenRefused("study.cycles-impossible");
        A.Given<Study>(Opened).When(s => DeclareConditioning.Decide(new(Ids.Study, 1, ""), s)).ThenRefused("study.reason-missing");
        A.Given<Study>().When(Condition(20)).ThenRefused("study.not-open");
        A.Given<Study>(Opened).When(Reference(3)).Then(new ReferenceCycleDeclared(Ids.Study, 3));
        A.Given<Study>(Opened, new ReferenceCycleDeclared(Ids.Study, 3)).When(Reference(3)).Then();
        A.Given<Study>(Opened).When(Reference(0)).ThenRefused("study.cycles-impossible");
        A.Given<Study>().When(Reference(3)).ThenRefused("study.not-open");
    }

    [Fact]
    public void Said_twice_is_nothing_new()
    {
        Twice.AddsNothing<Study, OpenStudy>([], (c, s, _) => OpenStudy.Decide(c, s));
        Twice.AddsNothing<Study, DeclareGroup>([Opened], (c, s, _) => DeclareGroup.Decide(c, s));
        Twice.AddsNothing<Study, DeclareExclusionCriterion>([Opened], (c, s, _) => DeclareExclusionCriterion.Decide(c, s));
        Twice.AddsNothing<Study, DeclareConditioning>([Opened], (c, s, _) => DeclareConditioning.Decide(c, s));
        Twice.AddsNothing<Study, DeclareReferenceCycle>([Opened], (c, s, _) => DeclareReferenceCycle.Decide(c, s));
        Twice.AddsNothing<Study, PlanSampleSize>([Opened, Dual], (c, s, _) => PlanSampleSize.Decide(c, s), c => c with { Group = "DOE" });
        Twice.AddsNothing<Study, AssignCell>([Opened, Dual], (c, s, _) => AssignCell.Decide(c, s), c => c with { Group = "DOE" });
        Twice.AddsNothing<Study, AssignMeasurement>([Opened, Dual], (c, s, _) => AssignMeasurement.Decide(c, s), c => c with { Group = "DOE" });
        Twice.AddsNothing<Study, ExcludeCell>([Opened, Dual, Criterion, Assigned], (c, s, _) => ExcludeCell.Decide(c, s), c => c with { Cell = Ids.Cell, Criterion = "soft-short" });
    }

    private static Func<Study, Decision> Open(string title) => s => OpenStudy.Decide(new(Ids.Study, new Label("ST-1"), title), s);

    private static Func<Study, Decision> Group(string group, string factor) => s => DeclareGroup.Decide(new(Ids.Study, group, factor), s);

    private static Func<Study, Decision> Size(string group, int cells) => s => PlanSampleSize.Decide(new(Ids.Study, group, cells), s);

    private static Func<Study, Decision> Declare(string key, string text) => s => DeclareExclusionCriterion.Decide(new(Ids.Study, key, text), s);

    private static Func<Study, Decision> Assign(string group) => s => AssignCell.Decide(new(Ids.Study, Ids.Cell, group), s);

    private static Func<Study, Decision> Measure(string group) => s => AssignMeasurement.Decide(new(Ids.Study, Ids.Measurement, group), s);

    private static Func<Study, Decision> Exclude(string criterion, string reason) => s => ExcludeCell.Decide(new(Ids.Study, Ids.Cell, criterion, reason, Ids.Person), s);

    private static Func<Study, Decision> Condition(int cycles) => s => DeclareConditioning.Decide(new(Ids.Study, cycles, "activation of Mo6S8"), s);

    private static Func<Study, Decision> Reference(int cycle) => s => DeclareReferenceCycle.Decide(new(Ids.Study, cycle), s);
}
