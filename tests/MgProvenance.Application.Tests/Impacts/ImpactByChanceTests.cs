using System.Text.Json.Nodes;
using MgProvenance.Application.Corrections;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Impacts;
using MgProvenance.Application.Reports;
using MgProvenance.Application.Tests.Reports;
using MgProvenance.Application.Tests.Sequences;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Impacts;

/// <summary>
/// Corrections by chance in a small study with an issued report. What the impact says before is what is true after the correction was recorded: every number that it names has its new value, and every
/// printed number that differs is one that it named. Before and after, it is derived by nothing of the impact's own.
/// </summary>
public sealed class ImpactByChanceTests : IAsyncLifetime
{
    private const int Steps = 25;

    private readonly Notebook _notebook = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _notebook.InitializeAsync();

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(3)]
    public async Task What_the_impact_says_comes_true(int seed)
    {
        await ReportedStudy.Record(_notebook, "S");
        var issued = (await ReportedStudy.Issue(_notebook, "S", "S-R1")).Numbers.ToDictionary(n => n.Key, n => n.Text, StringComparer.Ordinal);
        string[] lots = [await _notebook.IdOf("S-SALT"), await _notebook.IdOf("S-DME"), await _notebook.IdOf("S-HOST")];
        string[] labels = ["S-SALT", "S-HOST", "S-BATCH", "S-BATCH2", "S-SHEET", "S-C1-POS", "S-C2-POS", "S-C5-POS", "S-C1", "S-C2", "S-C5", "S-C1-RUN", "S-C5-RUN", "S-STUDY", "S-BAL"];
        var (chance, recorded, changed, findings) = (new CorrectionsByChance(seed), 0, 0, 0);
        for (var step = 0; step < Steps; step++)
        {
            var streams = new List<RecordedStream>();
            foreach (var label in labels) streams.Add(await _notebook.Stream(label));
            if (chance.Line(streams, lots) is not { } line) continue;
            var (command, body) = Request(line);
            var (was, known) = (await Printed(), await Changes());
            var before = await _notebook.Log.Seal(Stop);
            var (impact, refusal) = await _notebook.Impact.Of(command, body, Stop);
            Assert.Equal(before, await _notebook.Log.Seal(Stop));
            var reply = await _notebook.Send(line);
            if (reply is Reply.Refused refused)
            {
                Assert.Equal(refused.Refusal, refusal);
                continue;
            }

            recorded++;
            Assert.Equal(((Reply.Recorded)reply).Answer.Events.Count(e => e.Type != EventCatalogue.NameOf(typeof(DeviationNoted))), impact!.Facts.Count);
            var now = await Printed();
            var differs = was.Keys.Union(now.Keys).Where(k => was.GetValueOrDefault(k)?.Text != now.GetValueOrDefault(k)?.Text).Order(StringComparer.Ordinal).ToList();
            changed += differs.Count;
            foreach (var mean in impact.Means) Assert.Equal((mean.Is, mean.UncertaintyIs), (now.GetValueOrDefault(mean.Key)?.Value, now.GetValueOrDefault(mean.Key)?.StandardUncertainty));
            foreach (var printed in impact.Printed) Assert.Equal(printed.Is, now.GetValueOrDefault(printed.Key)?.Text);
            Assert.All(differs.Except(impact.Printed.Select(p => p.Key)), k => Assert.Equal(issued.GetValueOrDefault(k), now.GetValueOrDefault(k)?.Text));   // those read again as they were issued
            Assert.Empty(differs.Where(k => was.GetValueOrDefault(k)?.Inputs.Count > 0 && now.GetValueOrDefault(k)?.Inputs.Count > 0).Except(impact.Means.Select(m => m.Key)));
            NumbersAre(impact, now);
            Assert.Equal((await Changes()).Except(known).Order(), impact.Reports.SelectMany(r => r.Changes).Select(Key).Order());
            Assert.Equal(((Reply.Recorded)reply).Answer.Deviations, impact.Appearing.Select(d => $"{d.Rule}: {d.Sentence}"));
            foreach (var finding in impact.Findings) Assert.Contains(finding, await new Aftermath(_notebook.Log, AllCommands.Table).Of(finding.Stream, Stop));
            findings += impact.Findings.Count;
        }

        Assert.True(recorded > 8, $"Only {recorded} corrections were recorded.");
        Assert.True(findings > 0, "No finding was foretold.");
        Assert.True(changed > 8, $"Only {changed} printed numbers changed.");
    }

    /// <summary>Of cells and batches, as far as the report's tables hold the same number.</summary>
    private static void NumbersAre(ImpactReport impact, Dictionary<string, PrintedNumber> now)
    {
        foreach (var number in impact.Numbers.Where(n => n.Subject == "cell" && n.Key is "active-mass" or "loading" or "electrolyte-per-mass" or "first-discharge"))
        {
            if (now.TryGetValue($"{(number.Key == "first-discharge" ? "performance" : "cells")}.S-STUDY.{number.Label}.{number.Key}", out var printed)) Assert.Equal((printed.Value, printed.StandardUncertainty), (number.Is!.Value, number.UncertaintyIs));
        }

        foreach (var number in impact.Numbers.Where(n => n.Subject == "electrolyte"))
        {
            if (now.TryGetValue($"electrolytes.{number.Label}.{number.Key}", out var printed)) Assert.Equal((printed.Value, printed.StandardUncertainty), (number.Is!.Value, number.UncertaintyIs));
        }
    }

    private static (string Command, JsonObject Body) Request(string line)
    {
        var body = JsonNode.Parse(line)!.AsObject();
        var command = body["command"]!.GetValue<string>();
        body.Remove("command");
        return (command, body);
    }

    /// <summary>What a report would print now, as the report itself composes it; deviations that wait are answered first, because they hold a report up.</summary>
    private async Task<Dictionary<string, PrintedNumber>> Printed()
    {
        foreach (var label in new[] { "S-SALT", "S-DME", "S-HOST", "S-MG", "S-BATCH", "S-BATCH2", "S-SHEET", "S-C1-POS", "S-C2-POS", "S-C3-POS", "S-C4-POS", "S-C5-POS", "S-C1", "S-C2", "S-C3", "S-C4", "S-C5", "S-C1-RUN", "S-C2-RUN", "S-C3-RUN", "S-C5-RUN", "S-STUDY", "S-BAL" })
        {
            var stream = await _notebook.Stream(label);
            foreach (var open in stream.Deviations.Open) await _notebook.Record(new JsonObject { ["command"] = "answer-deviation", ["stream"] = stream.StreamId, ["number"] = open.Number, ["reason"] = "Seen." }.ToJsonString());
        }

        return (await ReportedStudy.Compose(_notebook, "S")).Numbers.ToDictionary(n => n.Key, StringComparer.Ordinal);
    }

    /// <summary>Why the issued report is out of date.</summary>
    private async Task<IReadOnlyList<(string Stream, long Version, LaterChangeKind Kind, long By)>> Changes()
    {
        var id = await _notebook.IdOf("S-R1");
        return [.. (await new ReportStandings(_notebook.Projections, new NotebookAt(_notebook.Log, null)).Of([id], Stop))[id].Changes.Select(Key)];
    }

    private static (string Stream, long Version, LaterChangeKind Kind, long By) Key(LaterChange change) => (change.Stream, change.Version, change.Kind, change.By);
}
