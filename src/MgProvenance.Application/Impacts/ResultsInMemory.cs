using System.Collections.Concurrent;
using MgProvenance.Application.Events;

namespace MgProvenance.Application.Impacts;

/// <summary>Results that are derived while looking: kept as long as one looks.</summary>
internal sealed class ResultsInMemory(IDerivedResults store) : IDerivedResults
{
    private readonly ConcurrentDictionary<DerivationKey, string> _kept = new();

    public async Task<string?> Find(DerivationKey key, CancellationToken cancellation)
    {
        if (_kept.TryGetValue(key, out var kept)) return kept;
        if (await store.Find(key, cancellation).ConfigureAwait(false) is not { } stored) return null;
        return _kept[key] = stored;
    }

    public async Task<IReadOnlyDictionary<DerivationKey, string>> Find(IReadOnlyCollection<DerivationKey> keys, CancellationToken cancellation)
    {
        foreach (var (key, stored) in await store.Find([.. keys.Where(k => !_kept.ContainsKey(k))], cancellation).ConfigureAwait(false)) _kept[key] = stored;
        return keys.Where(_kept.ContainsKey).Distinct().ToDictionary(k => k, k => _kept[k]);
    }

    public Task Keep(DerivationKey key, string json, CancellationToken cancellation)
    {
        _kept.TryAdd(key, json);
        return Task.CompletedTask;
    }
}
