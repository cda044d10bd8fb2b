using MgProvenance.Application.Derivation;
using MgProvenance.Application.Reports;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Tests.Reports;

/// <summary>Two builds of a report held against each other: what differs, and what lies behind it.</summary>
public sealed class NumberChangeTests
{
    private static readonly PrintedNumber Mass = Number("S2.C1.mass", 0.8);
    private static readonly PrintedNumber Mean = Number("S2.ONE.mass", 0.8) with { Inputs = ["S2.C1.mass"] };

    public static TheoryData<string, PrintedNumber> Causes => new()
    {
        { "PIECE, version 2, was corrected by version 3", Mass with { Value = 0.7, Sources = Cites(new EventRef("piece", 2, 3)) } },
        { "PIECE, version 2, is taken into account no more|PIECE, version 4, is taken into account", Mass with { Value = 0.7, Sources = Cites(new EventRef("piece", 4)) } },
        { "parser land/1 → land/2", Mass with { Value = 0.7, Sources = Mass.Sources with { Parser = "land/2" } } },
        { "other raw files", Mass with { Value = 0.7, Sources = Mass.Sources with { RawFiles = ["bb"] } } },
        { "method mass, version 1 → mass, version 2", Mass with { Value = 0.7, Method = Mass.Method with { Version = "2" } } },
        { "blank of mass: 5.5 mg → 5.6 mg", Mass with { Value = 0.7, Method = Mass.Method with { Parameters = new Dictionary<string, string> { ["blank"] = "5.6 mg" } } } },
        { "program mgp 1 → mgp 2", Mass with { Value = 0.7 } },
        { "program mgp 1 → mgp 2", Mass with { Text = "0.80" } },
        { "program mgp 1 → mgp 2", Mass with { Unit = "g" } },
        { "program mgp 1 → mgp 2", Mass with { StandardUncertainty = 0.1 } },
    };

    [Theory, MemberData(nameof(Causes))]
    public void The_cause_is_named(string causes, PrintedNumber now)
    {
        var change = Assert.Single(Between([Mass], [now]));
        Assert.Equal(causes.Split('|'), change.Causes.Order(StringComparer.Ordinal));
        Assert.Equal(("S2.C1.mass", Mass.Text, now.Text), (change.Key, change.Was, change.Now));
    }

    [Fact]
    public void What_is_printed_alike_is_no_change() => Assert.Empty(Between([Mass, Mean], [Mass with { Sources = Cites(new EventRef("piece", 2, 3)) }, Mean]));

    [Fact]
    public void A_number_that_only_rests_on_a_changed_one_names_it() =>
        Assert.Equal(["rests on S2.C1.mass"], Between([Mass, Mean], [Mass with { Value = 0.7 }, Mean with { Value = 0.7 }]).Single(c => c.Key == Mean.Key).Causes);

    [Fact]
    public void Numbers_that_come_and_go_are_told()
    {
        Assert.Equal(("0.8", null), Single(Between([Mass], [])));
        Assert.Equal((null, "0.8"), Single(Between([], [Mass])));
        static (string?, string?) Single(IReadOnlyList<NumberChange> changes) => (Assert.Single(changes).Was, changes[0].Now);
    }

    private static IReadOnlyList<NumberChange> Between(IReadOnlyList<PrintedNumber> was, IReadOnlyList<PrintedNumber> now) =>
        NumberChange.Between(was, now, ("mgp 1", "mgp 2"), id => id.ToUpperInvariant());

    private static Sources Cites(params EventRef[] events) => new(events, ["aa"], "land/1");

    private static PrintedNumber Number(string key, double value) =>
        new(key, "0.8", value, "mg", null, new MethodUsed("mass", "1", "as weighed", new Dictionary<string, string> { ["blank"] = "5.5 mg" }), Cites(new EventRef("piece", 2)), []);
}
