using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.People;
using MgProvenance.Domain.Protocols;

namespace MgProvenance.Application.People;

/// <summary>How a person stands with one version of a protocol.</summary>
/// <param name="Label">Of the protocol.</param>
/// <param name="SupervisedRuns">Different batches and sheets made under supervision.</param>
/// <param name="Needed">How many earn the qualification.</param>
/// <param name="GrantedBy">Null when it was not granted.</param>
/// <param name="LapsedBy">The later version, different in substance, by which the qualification no longer holds.</param>
public sealed record Qualification(string Protocol, string Label, int Version, int SupervisedRuns, int Needed, string? GrantedBy, BenchTime? GrantedAt, int? LapsedBy)
{
    public bool Holds => GrantedBy is not null && LapsedBy is null;
}

/// <summary>What people are qualified for. Whether a qualification holds is not stored: it hangs on the versions that were published since.</summary>
public static class Qualifications
{
    /// <summary>Every version of a protocol that the person carried out under supervision or is qualified on, by protocol and version.</summary>
    public static async Task<IReadOnlyList<Qualification>> Of(NotebookAt notebook, PersonId id, CancellationToken cancellation)
    {
        var person = (await notebook.Stream(id.Value, cancellation).ConfigureAwait(false)).Fold<Person>().State;
        var versions = person.Supervised.Select(s => (s.Protocol, s.ProtocolVersion)).Concat(person.Qualifications.Select(q => (q.Protocol, q.ProtocolVersion))).Distinct().ToList();
        await notebook.Prefetch(versions.Select(v => v.Protocol.Value), cancellation).ConfigureAwait(false);
        var found = new List<Qualification>();
        foreach (var (protocol, version) in versions)
        {
            var stream = await notebook.Stream(protocol.Value, cancellation).ConfigureAwait(false);
            var granted = person.Qualifications.FirstOrDefault(q => q.Protocol == protocol && q.ProtocolVersion == version);
            var later = stream.Of<ProtocolVersionPublished>().Select(v => v.Fact).FirstOrDefault(v => v.Version > version && v.Substantive != false);   // not said counts as yes
            found.Add(new Qualification(
                protocol.Value, stream.Label ?? protocol.Value, version, person.RunsOf(protocol, version), Person.RunsToQualify, granted?.Grantor.Value, granted?.DoneAt, granted is null ? null : later?.Version));
        }

        return [.. found.OrderBy(q => q.Label, StringComparer.Ordinal).ThenBy(q => q.Version)];
    }
}
