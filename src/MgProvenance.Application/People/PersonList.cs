using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.People;

namespace MgProvenance.Application.People;

/// <summary>A person under their pseudonym.</summary>
public sealed record PersonLine(string Person, string Label, IReadOnlyList<Role> Roles, IReadOnlyList<Qualification> Qualifications, int OpenDeviations);

/// <summary>Everybody in the notebook, by label.</summary>
public sealed class PersonList(IProjections projections)
{
    public async Task<IReadOnlyList<PersonLine>> Read(NotebookAt notebook, CancellationToken cancellation)
    {
        var people = (await projections.Rows(NameProjection.Named, cancellation).ConfigureAwait(false)).As<StreamName>().Where(n => n.Subject == PersonId.Subject).ToList();
        await notebook.Prefetch(people.Select(p => p.Stream), cancellation).ConfigureAwait(false);
        var lines = new List<PersonLine>();
        foreach (var person in people.OrderBy(p => p.Label, StringComparer.Ordinal))
        {
            var (state, deviations) = (await notebook.Stream(person.Stream, cancellation).ConfigureAwait(false)).Fold<Person>();
            lines.Add(new PersonLine(person.Stream, person.Label, state.Roles, await Qualifications.Of(notebook, PersonId.Of(person.Stream), cancellation).ConfigureAwait(false), deviations.Open.Count));
        }

        return lines;
    }
}
