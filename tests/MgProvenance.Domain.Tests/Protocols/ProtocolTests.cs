using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;

namespace MgProvenance.Domain.Tests.Protocols;

public sealed class ProtocolTests
{
    private static readonly IEvent Drafted = new ProtocolDrafted(Ids.Protocol, new Label("PR-1"), "Dual electrolyte");
    private static readonly ProtocolStep Salt = new("alcl3", "add-salt", "Add AlCl3 in four portions.", "AlCl3", new AnyQuantity(2.0m, "mmol"), 0.02m, "dissolved", "HCl from moisture");
    private static readonly ProtocolStep Stir = new("stir", "stir-electrolyte", "Stir until clear.", Amount: new AnyQuantity(30m, "min"));
    private static readonly IEvent First = new ProtocolVersionPublished(Ids.Protocol, 1, [Salt, Stir], "doi");
    private static readonly IEvent Retired = new ProtocolRetired(Ids.Protocol, "superseded");

    [Fact]
    public void A_protocol_is_drafted_once_with_a_title()
    {
        A.Given<Protocol>().When(Draft("Dual electrolyte ")).Then(Drafted);
        A.Given<Protocol>().When(Draft("")).ThenRefused("protocol.title-missing");
        A.Given<Protocol>(Drafted).When(Draft("Other")).ThenRefused("protocol.already-drafted");
    }

    [Fact]
    public void Versions_are_published_one_after_the_other()
    {
        A.Given<Protocol>(Drafted).When(Publish(1, Salt, Stir)).Then(First);
        A.Given<Protocol>(Drafted, First).When(Publish(2, Stir)).Then(new ProtocolVersionPublished(Ids.Protocol, 2, [Stir], "doi"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_version_out_of_order_is_refused(int version) =>
        A.Given<Protocol>(Drafted, First).When(Publish(version, Stir)).ThenRefused("protocol.version-not-next");

    [Fact]
    public void A_published_version_never_changes() =>
        A.Given<Protocol>(Drafted, First).When(Publish(1, Salt, Stir with { Instruction = "Stir." })).ThenRefused("protocol.version-published");

    [Fact]
    public void The_same_version_again_is_nothing_new() => A.Given<Protocol>(Drafted, First).When(Publish(1, Salt, Stir)).Then();

    [Fact]
    public void Malformed_steps_are_refused()
    {
        var drafted = A.Given<Protocol>(Drafted);
        drafted.When(Publish(1)).ThenRefused("protocol.no-steps");
        drafted.When(Publish(1, Salt, Stir with { Key = "alcl3" })).ThenRefused("protocol.step-key-twice");
        drafted.When(Publish(1, Salt with { Key = " " })).ThenRefused("protocol.step-incomplete");
        drafted.When(Publish(1, Salt with { Action = "" })).ThenRefused("protocol.step-incomplete");
        drafted.When(Publish(1, Salt with { Instruction = "" })).ThenRefused("protocol.step-incomplete");
        drafted.When(Publish(1, Salt, null!)).ThenRefused("protocol.step-incomplete");
        drafted.When(Publish(1, Salt with { Tolerance = -0.01m })).ThenRefused("protocol.tolerance-negative");
        drafted.When(Publish(1, Salt with { Amount = new AnyQuantity(2m, "mmmol") })).ThenRefused("protocol.amount-impossible");
        drafted.When(Publish(1, Salt with { Amount = new AnyQuantity(-2m, "mmol") })).ThenRefused("protocol.amount-impossible");
    }

    [Fact]
    public void A_step_may_plan_a_temperature_below_zero()
    {
        var chill = Salt with { Amount = new AnyQuantity(-20m, "Cel") };
        A.Given<Protocol>(Drafted).When(Publish(1, chill)).Then(new ProtocolVersionPublished(Ids.Protocol, 1, [chill], "doi"));
    }

    [Fact]
    public void Nothing_is_published_before_the_draft_or_after_retirement()
    {
        A.Given<Protocol>().When(Publish(1, Salt)).ThenRefused("protocol.not-drafted");
        A.Given<Protocol>(Drafted, Retired).When(Publish(1, Salt)).ThenRefused("protocol.retired");
    }

    [Fact]
    public void Steps_are_found_in_their_version_even_after_retirement()
    {
        var protocol = A.Given<Protocol>(Drafted, First, new ProtocolVersionPublished(Ids.Protocol, 2, [Stir], null), Retired).State;
        Assert.Equal([Salt, Stir], protocol.StepsOf(1));
        Assert.Equal([Stir], protocol.StepsOf(2));
        Assert.Empty(protocol.StepsOf(0));
        Assert.Empty(protocol.StepsOf(3));
    }

    [Fact]
    public void A_protocol_is_retired_with_a_reason()
    {
        A.Given<Protocol>(Drafted).When(Retire("superseded ")).Then(Retired);
        A.Given<Protocol>(Drafted).When(Retire(" ")).ThenRefused("protocol.reason-missing");
        A.Given<Protocol>(Drafted, Retired).When(Retire("again")).Then();
        A.Given<Protocol>().When(Retire("r")).ThenRefused("protocol.not-drafted");
    }

    [Fact]
    public void Said_twice_is_nothing_new()
    {
        Twice.AddsNothing<Protocol, DraftProtocol>([], (c, s, _) => DraftProtocol.Decide(c, s));
        Twice.AddsNothing<Protocol, PublishProtocol>([Drafted], (c, s, _) => PublishProtocol.Decide(c, s), c => c with { Version = 1 });
        Twice.AddsNothing<Protocol, RetireProtocol>([Drafted], (c, s, _) => RetireProtocol.Decide(c, s));
    }

    private static Func<Protocol, Decision> Draft(string title) => p => DraftProtocol.Decide(new(Ids.Protocol, new Label("PR-1"), title), p);

    private static Func<Protocol, Decision> Publish(int version, params ProtocolStep[] steps) => p => PublishProtocol.Decide(new(Ids.Protocol, version, steps, "doi"), p);

    private static Func<Protocol, Decision> Retire(string reason) => p => RetireProtocol.Decide(new(Ids.Protocol, reason), p);
}
