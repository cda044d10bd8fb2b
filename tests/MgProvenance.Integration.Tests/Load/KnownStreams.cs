using System.Collections.Concurrent;
using MgProvenance.Integration.Tests.Workers;

namespace MgProvenance.Integration.Tests.Load;

/// <summary>The streams that all processes write to, and the versions that this process has seen. Others may be further.</summary>
internal sealed class KnownStreams
{
    private const int PerSubject = 100;
    private readonly ConcurrentDictionary<string, long> _versions = new(StringComparer.Ordinal);

    public static string Any(Random chance, string subject) => BenchFacts.Stream(subject, $"shared-{chance.Next(PerSubject)}");

    public static string Any(Random chance) => Any(chance, chance.Next(3) switch { 0 => "lot", 1 => "electrolyte", _ => "run" });

    public long VersionOf(string stream) => _versions.GetValueOrDefault(stream);

    public void Seen(string stream, long version) => _versions.AddOrUpdate(stream, version, (_, before) => Math.Max(before, version));
}
