using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Application.Manuscripts.Proposals;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli;

/// <summary>Proposals as lines of a script, each a comment until a person uncomments it.</summary>
internal static class ProposalScript
{
    private static readonly JsonSerializerOptions Json = new(KernelJson.Options) { WriteIndented = false };

    public static string Of(string manuscript, Proposed proposed)
    {
        var script = new StringBuilder();
        script.AppendLine("# Statements that a text seems to make. Each line that is right: take away the sign before it. Then mgp record this file.");
        for (var i = 0; i < proposed.Proposals.Count; i++)
        {
            var proposal = proposed.Proposals[i];
            script.AppendLine();
            script.AppendLine(CultureInfo.InvariantCulture, $"# {i + 1}, {proposal.Pattern}: “{proposal.From.Words}”");
            foreach (var context in proposal.Context) script.AppendLine($"# after: “{context.Words}”");
            script.AppendLine($"# {Line(manuscript, proposal)}");
        }

        return script.ToString();
    }

    /// <summary>The command that records a proposal.</summary>
    public static string Line(string manuscript, Proposal proposal)
    {
        var line = new JsonObject
        {
            ["command"] = "record-statement",
            ["manuscript"] = manuscript,
            ["statement"] = proposal.Key,
            ["subject"] = proposal.Subject,
            ["relation"] = proposal.Relation,
        };
        if (proposal.Value is { } value) line["value"] = value;
        if (proposal.Quantity is { } quantity) line["quantity"] = quantity;
        line["place"] = JsonSerializer.SerializeToNode(proposal.Place, Json);
        return line.ToJsonString(Json);
    }
}
