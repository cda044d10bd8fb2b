using MgProvenance.Application.Handling;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reagents;

/// <summary>What a command uses of a lot leaves that lot in the same transaction.</summary>
internal static class Withdrawals
{
    /// <param name="taken">What the command takes; null where it does not say how much.</param>
    /// <param name="again">The command with what the withdrawal says in its place.</param>
    public static void Taking<TCommand>(this CommandTable table, Func<TCommand, WithdrawAmount?> taken, Func<TCommand, AmountWithdrawn, TCommand> again)
        where TCommand : class, ICommand
    {
        table.Beside<TCommand, AmountWithdrawn>(Withdraw, (withdrawn, recorded, _) => withdrawn.For is null || recorded is null ? null : InItsTerms(again(recorded, withdrawn), withdrawn));

        Part? Withdraw(TCommand c, Past past)
        {
            if (taken(c) is not { } withdrawal) return null;
            var (lot, deviations) = past.Fold<Lot>(withdrawal.Lot.Value);
            return new Part(withdrawal.Lot.Value, WithdrawAmount.Beside(withdrawal, lot, deviations));
        }

        TCommand InItsTerms(TCommand c, AmountWithdrawn withdrawn) =>
            taken(c) is { } stated && (stated.Mass, stated.Volume) == (withdrawn.Mass, withdrawn.Volume)
                ? c
                : throw new MalformedValueException("lot.withdrawn-in-other-terms", $"What went into {withdrawn.For} is not recorded as a {(withdrawn.Mass is null ? "volume" : "mass")}.");
    }

    /// <summary>What the withdrawal went into, which must be of the subject that such a command records.</summary>
    public static TId Into<TId>(this AmountWithdrawn withdrawn)
        where TId : struct, IStreamId<TId> => StreamIds.Parse<TId>(withdrawn.For!.Value.Value);

    public static AnyStreamId AsStream<TId>(this TId id)
        where TId : struct, IStreamId<TId> => AnyStreamId.Of(id.Value);
}
