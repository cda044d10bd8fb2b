using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.People;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli;

/// <summary>Who acts on the command line: a registered person. The first one comes into being with the notebook.</summary>
internal sealed record Actor(PersonId Person, EventHeaders Headers)
{
    private const string FirstLabel = "P01";

    /// <param name="asked">Label or id given with <c>--as</c>; null takes the only registered person.</param>
    /// <param name="source">Where the history comes from, when it was not made at this bench; see <see cref="EventHeaders.Source"/>.</param>
    public static async Task<Actor> Find(Notebook notebook, string? asked, string? source, CancellationToken cancellation)
    {
        await notebook.Checkpoints.Sign(cancellation).ConfigureAwait(false);   // a database that lost events is told before anything is added to it
        var headers = new EventHeaders("asserted", Environment.MachineName, ProgramVersion.Text, source);
        if (asked is not null && await notebook.Log.Resolve(asked, cancellation).ConfigureAwait(false) is { } known) return new Actor(StreamIds.Parse<PersonId>(known), headers);
        var people = (await notebook.Projections.Rows(NameProjection.Named, cancellation).ConfigureAwait(false)).As<StreamName>().Where(n => n.Subject == PersonId.Subject).ToList();
        return (people.Count, asked) switch
        {
            (0, _) => await RegisterFirst(notebook, asked ?? FirstLabel, headers, cancellation).ConfigureAwait(false),
            (1, null) => new Actor(PersonId.Of(people[0].Stream), headers),
            (_, null) => throw VerbEndsException.Refused("actor.missing", $"Say who acts, with --as and one of {string.Join(", ", people.Select(p => p.Label).Order(StringComparer.Ordinal))}."),
            _ => throw VerbEndsException.Refused("person.unknown", $"No person is registered as “{asked}”."),
        };
    }

    private static async Task<Actor> RegisterFirst(Notebook notebook, string label, EventHeaders headers, CancellationToken cancellation)
    {
        var person = StreamIds.From<PersonId>(Guid.CreateVersion7());
        var body = new JsonObject { ["person"] = person.Value, ["label"] = label, ["nameCommitment"] = await KeepName(notebook.People, person, Environment.UserName, cancellation).ConfigureAwait(false) };
        var reply = await notebook.Handler.Handle(new Request(person, "first-person", "register-person", body, headers), cancellation).ConfigureAwait(false);
        return reply is Reply.Recorded ? new Actor(person, headers) : throw new InvalidOperationException($"The first person could not be registered: {reply}");
    }

    /// <summary>Keeps a name in the erasable profile and returns what the log holds in its place: SHA-256 of a secret salt and the name.</summary>
    public static async Task<string> KeepName(IPersonProfiles people, PersonId person, string name, CancellationToken cancellation)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        await people.Keep(person, name, salt, cancellation).ConfigureAwait(false);
        return Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(name)]));
    }
}

internal static class ProgramVersion
{
    /// <summary>Recorded with every event and printed in reports.</summary>
    public static string Text { get; } = string.Create(CultureInfo.InvariantCulture, $"mgp {typeof(ProgramVersion).Assembly.GetName().Version!.ToString(3)}");
}
