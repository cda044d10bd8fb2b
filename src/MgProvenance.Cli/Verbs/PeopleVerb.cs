using System.CommandLine;
using MgProvenance.Application.People;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp people</c>: who acts in the notebook, and what they are qualified for.</summary>
internal static class PeopleVerb
{
    public static Command Build(Terminal terminal)
    {
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("people", "List the people with their roles, supervised runs and qualifications.") { notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var people = await new PersonList(open.Projections).Read(open.Now, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(people);
                else Print(terminal, people, await Names.Read(open, cancellation).ConfigureAwait(false));
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static void Print(Terminal terminal, IReadOnlyList<PersonLine> people, Names names)
    {
        foreach (var person in people)
        {
            terminal.Out.WriteLine(person.Roles.Count == 0 ? person.Label : $"{person.Label}  {string.Join(", ", person.Roles.Select(r => r.ToString().ToLowerInvariant()))}");
            foreach (var q in person.Qualifications) terminal.WriteBelow($"{q.Label} version {q.Version}: {Standing(q, names)}");
            if (person.OpenDeviations > 0) terminal.WriteBelow($"{person.OpenDeviations} deviation(s) pending");
        }
    }

    private static string Standing(Qualification q, Names names) => q switch
    {
        { GrantedBy: null } when q.SupervisedRuns < q.Needed => $"{q.SupervisedRuns} of {q.Needed} supervised runs",
        { GrantedBy: null } => $"{q.SupervisedRuns} supervised runs, not granted yet",
        _ => $"qualified by {names.Of(q.GrantedBy!)} after {q.SupervisedRuns} supervised runs{(q.GrantedAt is { } at ? $", {at}" : string.Empty)}{(q.LapsedBy is { } later ? $"; lapsed by version {later}" : string.Empty)}",
    };
}
