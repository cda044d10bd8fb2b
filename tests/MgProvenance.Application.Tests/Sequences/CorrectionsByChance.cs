using System.Globalization;
using System.Text.Json.Nodes;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Sequences;

/// <summary>Corrections and strikings out at any place of any stream: another mass, volume or time, another lot, or nothing of it. What was never begun takes no facts, so beginnings are not struck out.</summary>
internal sealed class CorrectionsByChance(int seed)
{
    private readonly Random _chance = new(seed);

    /// <param name="streams">To choose from.</param>
    /// <param name="lots">Ids of lots to exchange for another.</param>
    /// <returns>Null where the event that chance met holds nothing that can be another.</returns>
    public string? Line(IReadOnlyList<RecordedStream> streams, IReadOnlyList<string> lots)
    {
        var stream = streams[_chance.Next(streams.Count)];
        var target = stream.History[_chance.Next(stream.History.Count)];
        if (_chance.Next(4) == 0 && target.Fact is not ILabels) return new JsonObject { ["command"] = "strike-fact", ["stream"] = stream.StreamId, ["version"] = target.Stored.Version, ["reason"] = "by chance" }.ToJsonString();
        if (EventCatalogue.Upcasters.ContainsKey(target.Stored.Type)) return null;
        var data = JsonNode.Parse(EventCatalogue.Write((stream.Effective(target.Stored.Version) ?? target).Fact))!.AsObject();
        return Change(data, lots) ? new JsonObject
        {
            ["command"] = "correct-fact",
            ["stream"] = stream.StreamId,
            ["version"] = target.Stored.Version,
            ["reason"] = "by chance",
            ["replacement"] = new JsonObject { ["type"] = target.Stored.Type, ["data"] = data },
        }.ToJsonString() : null;
    }

    private bool Change(JsonObject data, IReadOnlyList<string> lots)
    {
        var members = data.Where(m => m.Value is JsonObject { Count: 2 } quantity && quantity.ContainsKey("value") || m.Key is "doneAt" or "lot" or "salt" or "solvent").Select(m => m.Key).Skip(data.First().Key == "lot" ? 1 : 0).ToList();
        if (members.Count == 0) return false;
        var member = members[_chance.Next(members.Count)];
        switch (member)
        {
            case "doneAt":
                data[member] = new DateTimeOffset(2026, 3, 2 + _chance.Next(25), _chance.Next(24), 0, 0, TimeSpan.FromHours(1)).ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture);
                return true;
            case "lot" or "salt" or "solvent":
                data[member] = lots[_chance.Next(lots.Count)];
                return true;
            default:
                data[member]!["value"] = (_chance.Next(1, 900) / 100m).ToString(CultureInfo.InvariantCulture);
                return true;
        }
    }
}
