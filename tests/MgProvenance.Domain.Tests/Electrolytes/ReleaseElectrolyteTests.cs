using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Electrolytes;

public sealed class ReleaseElectrolyteTests
{
    private static readonly BatchId Batch = BatchId.Of("electrolyte-01980000-0000-7000-8000-000000000001");
    private static readonly LotId Salt = LotId.Of("lot-01980000-0000-7000-8000-000000000002");
    private static readonly IEvent Opened = new BatchOpened(Batch, new Label("DOE-1"), "DOE", null, null, null, null);
    private static readonly IEvent Salted = new SaltAdded(Batch, Salt, null, new(2.0m, "mmol"), null, null, null);
    private static readonly IEvent Stirred = new ElectrolyteStirred(Batch, null, null, null, null, null, null);
    private static readonly IEvent Clear = new AppearanceNoted(Batch, Clarity.Clear, "colourless", null, null);

    private static Decision Release(Electrolyte batch, Deviations deviations) => ReleaseElectrolyte.Decide(new ReleaseElectrolyte(Batch), batch, deviations, []);

    [Fact]
    public void A_clear_stirred_batch_is_released() =>
        A.Given<Electrolyte>(Opened, Salted, Stirred, Clear).When(Release).Then(new ElectrolyteReleased(Batch, null));

    [Fact]
    public void Released_twice_is_nothing_new() =>
        A.Given<Electrolyte>(Opened, Salted, Stirred, Clear, new ElectrolyteReleased(Batch, null)).When(Release).Then();

    [Fact]
    public void Salt_after_the_last_stir_blocks_release() =>
        A.Given<Electrolyte>(Opened, Stirred, Salted).When(Release).ThenRefused("electrolyte.not-stirred");

    [Fact]
    public void A_batch_not_noted_clear_since_the_last_salt_is_not_released() =>
        A.Given<Electrolyte>(Opened, Clear, Salted, Stirred).When(Release).ThenRefused("electrolyte.not-clear");

    [Fact]
    public void An_unanswered_deviation_blocks_release() =>
        A.Given<Electrolyte>(Opened, Salted, new DeviationNoted(1, "lot.expired", "Lot X was expired.", null), Stirred, Clear).When(Release).ThenRefused("deviation.pending");

    [Fact]
    public void An_answered_deviation_does_not() =>
        A.Given<Electrolyte>(Opened, Salted, new DeviationNoted(1, "lot.expired", "Lot X was expired.", null), new DeviationAnswered(1, "retest passed"), Stirred, Clear)
            .When(Release).Then(new ElectrolyteReleased(Batch, null));
}
