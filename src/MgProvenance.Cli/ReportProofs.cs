using MgProvenance.Application.Reports;
using MgProvenance.Domain.Reports;
using MgProvenance.Storage.Ledger;

namespace MgProvenance.Cli;

/// <summary>The event that issued a report, and where it lies.</summary>
/// <param name="Index">In the ledger.</param>
internal sealed record IssuingEvent(ReportIssued Fact, string Stream, long Version, long Index);

/// <summary>Makes the proofs of issued reports from the notebook.</summary>
internal sealed class ReportProofs(Notebook notebook)
{
    /// <param name="signed">Covers the event.</param>
    public async Task<ReportProof> Of(IssuingEvent issued, ReportFile pdf, IEnumerable<PrintedNumber> numbers, StoredCheckpoint signed, CancellationToken cancellation)
    {
        var others = await ReportFiles.Read(notebook.RawFiles, issued.Fact, cancellation).ConfigureAwait(false) ?? [];
        var proven = await Prove([(issued.Stream, issued.Version), .. ReportEvidence.CitedBy(numbers)], signed, cancellation).ConfigureAwait(false);
        var own = proven.Single(e => e.Index == issued.Index);
        return new ReportProof(ReportProof.CurrentFormat, issued.Fact.Label.Text, notebook.LogKey.Name, signed.Note, [pdf, .. others], own, [.. proven.Where(e => e != own)]);
    }

    /// <summary>These events in the order of the ledger; those above the checkpoint are left out.</summary>
    public Task<IReadOnlyList<ProvenEvent>> Prove(IReadOnlyCollection<(string Stream, long Version)> events, StoredCheckpoint signed, CancellationToken cancellation) =>
        new LedgerProofs(notebook.Database).Of(events, signed.Checkpoint.Size, signed.Checkpoint.Root, cancellation);

    /// <summary>Null where no report of this label was issued.</summary>
    public async Task<IssuingEvent?> Find(string label, CancellationToken cancellation)
    {
        if (await notebook.Log.Resolve(label, cancellation).ConfigureAwait(false) is not { } stream) return null;
        await notebook.Log.Seal(cancellation).ConfigureAwait(false);
        var (fact, recorded) = (await notebook.Now.Stream(stream, cancellation).ConfigureAwait(false)).Of<ReportIssued>().FirstOrDefault();
        return fact is null ? null : new IssuingEvent(fact, stream, recorded.Stored.Version, recorded.Stored.Index ?? throw new InvalidOperationException("A sealed event has an index."));
    }
}
