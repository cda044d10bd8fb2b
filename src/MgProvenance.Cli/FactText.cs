using System.Globalization;
using System.Text;
using System.Text.Json;
using MgProvenance.Application.Corrections;

namespace MgProvenance.Cli;

/// <summary>What a fact says, in the words of recording scripts: <c>salt MGCL2-1, mass 238.21 mg, balance BALANCE-1</c>.</summary>
public static class FactText
{
    /// <param name="data">The event's JSON.</param>
    /// <param name="nameOf">What people call a stream; a text that is no stream's id comes back as it is.</param>
    /// <param name="leftOut">Names of members that stand elsewhere.</param>
    public static string Of(JsonElement data, Func<string, string> nameOf, params ReadOnlySpan<string> leftOut)
    {
        var parts = new List<string>();
        foreach (var member in data.EnumerateObject())
        {
            if (!leftOut.Contains(member.Name)) parts.Add($"{Words(member.Name)} {Value(member.Value, nameOf)}");
        }

        return string.Join(", ", parts);
    }

    /// <summary>A corrected fact with both values: <c>piece.weighed.v1 (version 2) corrected by version 3: mass 8.21 mg → 8.12 mg</c>.</summary>
    public static string Correction(CorrectedFact fact, Func<string, string> nameOf) => string.Create(CultureInfo.InvariantCulture, $"{fact.Event} (version {fact.Version}) {Said(fact)} by version {fact.Correction}")
        + (fact.Changes.Count > 0 ? ": " + string.Join(", ", fact.Changes.Select(c => Change(c, nameOf))) : string.Empty);

    public static string Change(Change change, Func<string, string> nameOf) =>
        $"{Words(change.Member)} {(change.Was is { } was ? Value(was, nameOf) : Unknown)} → {(change.Is is { } now ? Value(now, nameOf) : Unknown)}";

    private const string Unknown = "–";

    private static string Said(CorrectedFact fact) => fact.Struck ? "struck out" : "corrected";

    private static string Value(JsonElement value, Func<string, string> nameOf) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty("unit", out _) => Quantity(value),
        JsonValueKind.Object when value.TryGetProperty("step", out var step) => Step(value, step, nameOf),
        JsonValueKind.Object => $"({Of(value, nameOf)})",
        JsonValueKind.Array => $"[{string.Join("; ", value.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Object && !v.TryGetProperty("unit", out _) ? Of(v, nameOf) : Value(v, nameOf)))}]",
        JsonValueKind.String => nameOf(value.GetString()!),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => value.GetRawText(),
    };

    /// <summary>The forms of a quantity as scripts write them.</summary>
    private static string Quantity(JsonElement quantity)
    {
        var (text, unit) = (string.Empty, quantity.GetProperty("unit").GetString());
        foreach (var (member, lead) in new[] { ("value", ""), ("about", "~"), ("below", "< "), ("atMost", "<= "), ("above", "> "), ("atLeast", ">= "), ("from", ""), ("to", ".."), ("plusMinus", " ± ") })
        {
            if (quantity.TryGetProperty(member, out var number)) text += lead + number.GetString();
        }

        return unit == "1" ? text : $"{text} {unit}";
    }

    private static string Step(JsonElement reference, JsonElement step, Func<string, string> nameOf)
    {
        var text = $"{step.GetString()} of {nameOf(reference.GetProperty("protocol").GetString()!)} version {reference.GetProperty("version").GetRawText()}";
        return reference.TryGetProperty("planned", out var planned) ? $"{text} (planned {Quantity(planned)})" : text;
    }

    /// <summary><c>protocolVersion</c> as “protocol version”.</summary>
    private static string Words(string member)
    {
        var words = new StringBuilder();
        foreach (var c in member)
        {
            if (char.IsAsciiLetterUpper(c)) words.Append(' ').Append(char.ToLowerInvariant(c));
            else words.Append(c);
        }

        return words.ToString();
    }
}
