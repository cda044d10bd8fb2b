using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;
using Xunit.Sdk;

namespace MgProvenance.Domain.Tests;

/// <summary>The guard of the property tests can fail: facts that may well happen twice are told apart from what is said twice.</summary>
public sealed class TwiceTests
{
    [Fact]
    public void A_fact_that_adds_another_event_is_seen() => Assert.ThrowsAny<Exception>(() => Twice.AddsNothing<Lot, TransferLot>(
        [new LotReceived(Ids.Lot, new Label("L-1"), "DME", null, null, null, null, null, null, null)], (c, s, _) => TransferLot.Decide(c, s)));

    [Fact]
    public void A_command_that_is_never_accepted_is_seen() => Assert.ThrowsAny<XunitException>(() =>
        Twice.AddsNothing<ElectrodePiece, StorePiece>([], (c, s, _) => StorePiece.Decide(c, s)));
}
