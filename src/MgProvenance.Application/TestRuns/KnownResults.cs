using MgProvenance.Application.Events;

namespace MgProvenance.Application.TestRuns;

/// <summary>Results that were read beforehand; the store is asked for the others.</summary>
internal sealed class KnownResults(IReadOnlyDictionary<DerivationKey, string> known, IDerivedResults store) : IDerivedResults
{
    public async Task<string?> Find(DerivationKey key, CancellationToken cancellation) =>
        known.TryGetValue(key, out var json) ? json : await store.Find(key, cancellation).ConfigureAwait(false);

    public Task<IReadOnlyDictionary<DerivationKey, string>> Find(IReadOnlyCollection<DerivationKey> keys, CancellationToken cancellation) => store.Find(keys, cancellation);

    public Task Keep(DerivationKey key, string json, CancellationToken cancellation) => store.Keep(key, json, cancellation);
}
