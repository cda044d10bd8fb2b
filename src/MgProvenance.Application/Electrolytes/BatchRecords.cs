using MgProvenance.Application.Events;
using MgProvenance.Application.Protocols;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Electrolytes;

/// <summary>Composes the records of batches from the notebook as of one position.</summary>
public sealed class BatchRecords(NotebookAt notebook, KarlFischerRule karlFischer)
{
    /// <exception cref="MalformedValueException">There is no such batch at that position.</exception>
    public async Task<BatchRecord> Read(BatchId id, CancellationToken cancellation)
    {
        var batch = await notebook.Stream(id.Value, cancellation).ConfigureAwait(false);
        var opened = batch.Of<BatchOpened>().FirstOrDefault().Fact ?? throw new MalformedValueException("electrolyte.not-open", $"Batch {id} was never opened.");
        var others = Lots(batch).Select(l => l.Value)
            .Concat(new[] { opened.Glovebox?.Value, opened.Protocol?.Value }.OfType<string>())
            .Concat(batch.Events.Select(e => e.Stored.Actor))
            .Concat(batch.Of<ElectrolyteConditioned>().Select(e => e.Fact.Cell?.Value).OfType<string>())
            .Concat(batch.Of<AliquotDrawn>().Select(e => e.Fact.Cell?.Value).OfType<string>()).Distinct(StringComparer.Ordinal).ToList();
        await notebook.Prefetch(others, cancellation).ConfigureAwait(false);
        var streams = new Dictionary<string, RecordedStream>(StringComparer.Ordinal);
        foreach (var other in others) streams[other] = await notebook.Stream(other, cancellation).ConfigureAwait(false);
        return new Composition(batch, opened, streams, karlFischer).Record();
    }

    private static IEnumerable<LotId> Lots(RecordedStream batch) => batch.Events.Select(e => LotIn(e.Fact)).OfType<LotId>();

    private static LotId? LotIn(IEvent fact) => fact switch
    {
        SolventDispensed e => e.Solvent,
        SaltAdded e => e.Salt,
        _ => null,
    };

    /// <summary>One batch with all that its record needs.</summary>
    private sealed class Composition(RecordedStream batch, BatchOpened opened, IReadOnlyDictionary<string, RecordedStream> streams, KarlFischerRule karlFischer)
    {
        private readonly Electrolyte _state = batch.Fold<Electrolyte>().State;

        public BatchRecord Record()
        {
            var planned = Planned();
            var facts = batch.Events.Where(e => e.Fact is not (BatchOpened or DeviationNoted or DeviationAnswered)).ToList();
            var steps = planned.Select((step, i) => Step(i + 1, step, facts)).ToList();
            var inSteps = steps.SelectMany(s => s.Acts).Select(a => a.Version).ToHashSet();
            return new BatchRecord(
                batch.StreamId,
                opened.Label.Text,
                opened.Formulation,
                _state switch { { IsDiscarded: true } => "discarded", { IsReleased: true } => "released", _ => "in preparation" },
                opened.DoneAt,
                Pinned(),
                opened.Glovebox is { } box ? Labels.Of(streams[box.Value]) : null,
                Atmosphere(facts),
                steps,
                Acts(facts.Where(f => IsPreparation(f.Fact) && !inSteps.Contains(f.Stored.Version))),
                Acts(facts.Where(f => IsObservation(f.Fact))),
                Acts(facts.Where(f => !IsPreparation(f.Fact) && !IsObservation(f.Fact))),
                [.. Lots(batch).Distinct().Select(lot => LotUsed.Of(streams[lot.Value], facts.Where(f => LotIn(f.Fact) == lot).Select(f => Done.Of(f.Fact, null, NameOf).DoneAt).FirstOrDefault(t => t is not null)))],
                Volume(),
                [.. batch.Events.Select(e => e.Stored.Headers.Source).OfType<string>().Distinct(StringComparer.Ordinal)],
                [.. Cautions()]);
        }

        private static bool IsPreparation(IEvent fact) => fact is SolventDispensed or SaltAdded or ElectrolyteStirred or ElectrolyteFiltered or ElectrolyteConditioned or StepSkipped;

        private static bool IsObservation(IEvent fact) => fact is AppearanceNoted or TemperatureNoted or WaterContentMeasured or ConductivityMeasured or DensityMeasured;

        private IReadOnlyList<ProtocolStep> Planned() => _state.Pinned is { } pinned ? streams[pinned.Protocol.Value].Fold<Protocol>().State.StepsOf(pinned.Version) : [];

        private PinnedProtocol? Pinned()
        {
            if (_state.Pinned is not { } pinned) return null;
            var (protocol, label) = (streams[pinned.Protocol.Value], Labels.Of(streams[pinned.Protocol.Value]));
            return new PinnedProtocol(protocol.StreamId, label, protocol.Of<ProtocolDrafted>().LastOrDefault().Fact?.Title ?? label, pinned.Version, _state.Scale);
        }

        private RecordStep Step(int number, ProtocolStep step, IReadOnlyList<RecordedEvent> facts)
        {
            var (protocol, version) = _state.Pinned!.Value;
            var reference = new StepRef(protocol, version, step.Key);
            var acts = facts.Where(f => Done.Of(f.Fact, null, NameOf).Step is { } named && named.IsSame(reference) && (!IsObservation(f.Fact) || EventCatalogue.ActionOf(f.Fact.GetType()) == step.Action)).ToList();
            var used = acts.Select(a => LotIn(a.Fact)).OfType<LotId>().Select(Lot).FirstOrDefault();
            var planned = step.AmountAt(_state.Scale);
            return new RecordStep(
                number,
                step.Key,
                step.Action,
                step.Instruction,
                step.Substance,
                planned,
                PlannedMass.Of(planned, used, step.Substance),
                step.Portions,
                step.Tolerance,
                step.Temperature,
                step.EndPoint,
                acts.Count == 0 ? StepState.Missing : acts.TrueForAll(a => a.Fact is StepSkipped) ? StepState.Skipped : StepState.Done,
                Acts(acts));
        }

        private List<RecordedAct> Acts(IEnumerable<RecordedEvent> facts) =>
            [.. facts.Select(f => RecordedAct.Of(f, batch, LotIn(f.Fact) is { } lot ? Lot(lot) : null, NameOf(f.Stored.Actor), NameOf))];

        private LotFacts Lot(LotId id) => streams[id.Value].Fold<Lot>().State.Facts(id);

        private string NameOf(string id) => streams.TryGetValue(id, out var stream) ? Labels.Of(stream) : id;

        /// <summary>From the opening to the last act of the preparation.</summary>
        private IReadOnlyList<GloveboxState> Atmosphere(IEnumerable<RecordedEvent> facts)
        {
            var times = facts.Where(f => IsPreparation(f.Fact)).Select(f => Done.Of(f.Fact, null, NameOf)).SelectMany(d => new[] { d.DoneAt, d.EndedAt }).Append(opened.DoneAt).OfType<BenchTime>().OrderBy(t => t.At).ToList();
            return opened.Glovebox is { } box && times.Count > 0 ? GloveboxState.Around(streams[box.Value], times[0], times[^1]) : [];
        }

        private VolumeBalance Volume()
        {
            var (drawn, measured) = (batch.Of<AliquotDrawn>().ToList(), batch.Of<VolumeReconciled>().LastOrDefault().Fact);
            return new(batch.Of<SolventDispensed>().Sum(e => e.Fact.Volume.In("mL")), drawn.Sum(e => e.Fact.Volume.In("mL")), drawn.Count, measured?.Remaining, measured?.DoneAt, _state.KnownVolumeMl);
        }

        private IEnumerable<string> Cautions()
        {
            var added = batch.Of<SaltAdded>().Select(e => Lot(e.Fact.Salt).Substance).OfType<string>().ToList();
            return batch.Of<WaterContentMeasured>().Select(e => karlFischer.Doubt(e.Fact, added)).OfType<string>();
        }
    }
}
