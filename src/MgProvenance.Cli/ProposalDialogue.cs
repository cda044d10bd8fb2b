using System.Globalization;
using MgProvenance.Application.Manuscripts.Proposals;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Cli;

/// <summary>Asks a person for each proposal: yes, no, edit, or skip the rest. Whatever is not a yes is not taken.</summary>
public sealed class ProposalDialogue(TextReader answers, TextWriter output)
{
    public static void Show(TextWriter output, int number, Proposal proposal)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number}. {Says(proposal)}"));
        output.WriteLine($"     {At(proposal.Place)}, {proposal.Pattern}: “{proposal.From.Words}”");
        foreach (var context in proposal.Context) output.WriteLine($"     after: “{context.Words}”");
    }

    /// <summary>Those with a yes, as the person left them. The end of the answers ends the questions.</summary>
    public IEnumerable<Proposal> Ask(IReadOnlyList<Proposal> proposals)
    {
        for (var i = 0; i < proposals.Count; i++)
        {
            for (var proposal = proposals[i]; ;)
            {
                Show(output, i + 1, proposal);
                output.Write("Record it? yes, no, edit, skip the rest: ");
                var answer = answers.ReadLine()?.Trim().ToLowerInvariant();
                if (answer is null or "s" or "skip") yield break;
                if (answer is "n" or "no") break;
                if (answer is "y" or "yes")
                {
                    yield return proposal;
                    break;
                }

                if (answer is "e" or "edit") proposal = Edited(proposal);
            }
        }
    }

    /// <summary>An empty answer keeps a part; a dash takes a value or quantity away.</summary>
    private Proposal Edited(Proposal proposal) => proposal with
    {
        Subject = Part("subject", proposal.Subject) ?? proposal.Subject,
        Relation = Part("relation", proposal.Relation) ?? proposal.Relation,
        Value = Part("value", proposal.Value),
        Quantity = Part("quantity", proposal.Quantity),
    };

    private string? Part(string name, string? now)
    {
        output.Write($"{name} [{now}]: ");
        return answers.ReadLine()?.Trim() switch
        {
            null or "" => now,
            "-" => null,
            var other => other,
        };
    }

    private static string Says(Proposal proposal) => string.Join(' ', new[] { proposal.Subject, proposal.Relation, proposal.Value, proposal.Quantity }.OfType<string>());

    private static string At(Place place) => string.Join(", ", new[]
    {
        place.Section,
        place.Paragraph is { } paragraph ? string.Create(CultureInfo.InvariantCulture, $"paragraph {paragraph}") : null,
        place.Slot,
    }.OfType<string>());
}
